/** What the app does by itself after a problem: tries again with growing pauses, every minute, or waits for the user. */
export type TunnelRetry = 'soon' | 'minutely' | 'never'

/** A problem for people: a sentence that names it, what to do, and where that is done. */
export interface ProblemText {
  sentence: string
  remedy: string
  /** https page of the vendor, or `null`. */
  link: string | null
  retry: TunnelRetry
}

/** Problems by their code. */
export type ProblemTable = Readonly<Record<string, ProblemText>>
