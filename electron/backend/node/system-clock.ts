import { performance } from 'node:perf_hooks'
import type { Clock } from '../ports'

/** The Clock port on the system's wall clock and monotonic clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
}
