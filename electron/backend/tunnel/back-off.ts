import { describeProblem } from '@shared/domain/tunnel/problems'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import type { Random } from '../ports'

/** Pauses between attempts, ms. Tests shorten them. */
export interface BackOffLimits {
  firstMs: number
  longestMs: number
  minutelyMs: number
}

export const defaultBackOff: BackOffLimits = { firstMs: 1_000, longestMs: 30_000, minutelyMs: 60_000 }

/**
 * The pause before the next attempt, ms: it doubles up to the longest, less up to a quarter by chance, so that many apps do
 * not come back in the same second. `null`: trying again makes no sense before the user changed something.
 */
export function pauseAfter(
  problem: TunnelProblem,
  failures: number,
  { limits, random }: { limits: BackOffLimits; random: Random },
): number | null {
  const { retry } = describeProblem(problem)
  if (retry === 'never') return null
  if (retry === 'minutely') return limits.minutelyMs
  const full = Math.min(limits.longestMs, limits.firstMs * 2 ** Math.min(failures - 1, 20))
  return full * (1 - (random.bytes(1)[0] ?? 0) / 1024)
}
