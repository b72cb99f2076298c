import type { TunnelProblem } from '../../contracts/tunnel'

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

/** The words for a problem; a code that is not in the table is named with what the other side said. */
export function describeProblem(problem: TunnelProblem): ProblemText {
  return {
    sentence: problem.detail ?? `The tunnel failed (${problem.code}).`,
    remedy: 'Try again, or choose another way to connect.',
    link: null,
    retry: 'soon',
  }
}
