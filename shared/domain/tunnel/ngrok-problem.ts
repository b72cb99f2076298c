import type { ProblemTable, ProblemText, TunnelRetry } from './problem-text'

/** Words that hold for one or several of ngrok's error numbers; without `link` the page of the error in ngrok's documentation. */
export interface NgrokProblem {
  codes: readonly number[]
  sentence: string
  remedy: string
  link?: string
  retry: TunnelRetry
}

/** The page about an error in ngrok's documentation; `code` is such as `ERR_NGROK_105`. */
export const ngrokErrorPage = (code: string): string => `https://ngrok.com/docs/errors/${code.toLowerCase()}`

/** The rows by code, `ERR_NGROK_` with each number. */
export function tabulate(rows: readonly NgrokProblem[]): ProblemTable {
  const entries = rows.flatMap(({ codes, link, ...words }) =>
    codes.map((number): [string, ProblemText] => {
      const code = `ERR_NGROK_${number}`
      return [code, { ...words, link: link ?? ngrokErrorPage(code) }]
    }),
  )
  return Object.fromEntries(entries)
}
