import type { TunnelProblem } from '@shared/contracts/tunnel'

/** What came of one step on the way to an open tunnel. */
export type Step<Value> = { value: Value; problem: null } | { value: null; problem: TunnelProblem }

const maxDetail = 400

export const done = <Value>(value: Value): Step<Value> => ({ value, problem: null })

export const failed = (problem: TunnelProblem): { value: null; problem: TunnelProblem } => ({ value: null, problem })

/** A problem whose detail may come from the other side: cut to length, on one line. */
export function nameProblem(code: string, detail: string | null = null): TunnelProblem {
  const line = detail
    ?.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, maxDetail)
  return { code, detail: line || null }
}
