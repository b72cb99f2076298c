import type { TunnelProbe } from '@shared/contracts/tunnel'
import type { Prober } from './create-prober'
import type { TunnelLog } from './tunnel-log'
import type { MemoryKeeper } from './tunnel-memory-keeper'

/** The calls of the app's own public URL, with what came of the last one. */
export interface OwnProbes {
  /** `null` when there is no public URL. */
  run(): Promise<TunnelProbe | null>
  /** Of the base in force. */
  latest(): TunnelProbe | null
  isUnderWay(): boolean
}

interface OwnProbesParts {
  prober: Prober
  memory: MemoryKeeper
  log: TunnelLog
  base(): string | null
  changed(): void
}

const describe = ({ outcome, durationMs, detail, base }: TunnelProbe): ['info' | 'warning' | 'error', string] => {
  switch (outcome) {
    case 'reachable':
      return ['info', `Reachable from outside: ${base} answered in ${Math.round(durationMs)} ms.`]
    case 'unreachable':
      return ['warning', `${base} cannot be reached from here: ${detail}.`]
    case 'somebody_else':
      return ['error', `${base} reaches another server: ${detail}.`]
  }
}

export function createOwnProbes({ prober, memory, log, base, changed }: OwnProbesParts): OwnProbes {
  let latest: TunnelProbe | null = null
  let underWay = 0

  const keep = (found: TunnelProbe): void => {
    // A tunnel that stays as it was is not worth a line each time.
    if (latest === null || latest.outcome !== found.outcome || latest.base !== found.base) log.tell(...describe(found))
    latest = found
  }
  return {
    async run() {
      const called = base()
      if (called === null) return null
      underWay += 1
      changed()
      const found = await prober.probe(called)
      underWay -= 1
      memory.countRequest()
      if (called === base()) keep(found)
      changed()
      return found
    },
    latest: () => (latest !== null && latest.base === base() ? latest : null),
    isUnderWay: () => underWay > 0,
  }
}
