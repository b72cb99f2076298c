import type { Clock, Log } from '../ports'

const everyMs = 10_000

/** A warning that may be due thousands of times a second and is logged at most once in ten seconds, with how often it was due. */
export interface LimitedWarning {
  count(reason: string): void
}

export function createLimitedWarning(message: string, { clock, log }: { clock: Clock; log: Log }): LimitedWarning {
  let times = 0
  let lastAt = Number.NEGATIVE_INFINITY

  return {
    count(reason) {
      times += 1
      const now = clock.monotonic()
      if (now - lastAt < everyMs) return
      log.warn(message, { times, reason })
      lastAt = now
      times = 0
    },
  }
}
