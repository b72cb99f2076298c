import type { TunnelProbe } from '@shared/contracts/tunnel'

interface HealthParts {
  /** Between probes of a tunnel through which nothing came meanwhile, ms. */
  everyMs(): number
  /** Before a probe that failed is repeated, ms. */
  repeatMs: number
  probe(): Promise<TunnelProbe | null>
  /** Two probes, one after the other, did not come back. */
  unreachable(detail: string): void
}

/** Watches an online tunnel from the outside, as its driver may not notice that nothing comes through any more. */
export interface HealthCheck {
  /** Probes at once, and from then on. */
  start(): void
  stop(): void
  /** A request came through, which shows the same as a probe. */
  sawRequest(): void
}

export function createHealthCheck({ everyMs, repeatMs, probe, unreachable }: HealthParts): HealthCheck {
  let timer: NodeJS.Timeout | null = null
  let run = 0
  let isProvenOtherwise = false

  const schedule = (ms: number, work: () => void): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(work, ms)
  }
  const check = async (failures: number): Promise<void> => {
    const current = run
    const found = await probe()
    if (current !== run) return
    if (found?.outcome !== 'unreachable') return later()
    if (failures > 0) unreachable(found.detail ?? 'no answer')
    if (current !== run) return
    if (failures === 0) schedule(repeatMs, () => void check(failures + 1))
    else later()
  }
  const later = (): void =>
    schedule(everyMs(), () => {
      if (!isProvenOtherwise) return void check(0)
      isProvenOtherwise = false
      later()
    })

  return {
    start() {
      run += 1
      isProvenOtherwise = false
      void check(0)
    },
    stop() {
      run += 1
      if (timer) clearTimeout(timer)
      timer = null
    },
    sawRequest() {
      isProvenOtherwise = true
    },
  }
}
