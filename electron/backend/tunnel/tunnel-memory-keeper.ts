import type { TunnelDriverName } from '@shared/contracts/tunnel'
import type { Clock, Log } from '../ports'
import type { Store } from '../storage/store'
import type { TunnelMemory } from '../storage/tunnel-memory'

const saveEveryMs = 10_000
const basesKept = 6

/** What the tunnel knows across restarts; written a little later, and at the end. */
export interface MemoryKeeper {
  current(): TunnelMemory
  /** Puts the base first; true when another one of a tunnel was in force before. */
  useBase(driver: TunnelDriverName, base: string): boolean
  countRequest(): void
  /** Requests of the month that is now. */
  requests(): { month: string; count: number }
  setAlive(at: number | null): void
  /** Writes what was not yet written. */
  save(): Promise<void>
}

const monthOf = (now: number): string => new Date(now).toISOString().slice(0, 7)

export function createMemoryKeeper(
  { store, clock, log }: { store: Store; clock: Clock; log: Log },
  stored: TunnelMemory,
): MemoryKeeper {
  let memory = stored
  let timer: NodeJS.Timeout | null = null

  const save = async (): Promise<void> => {
    if (timer === null) return
    clearTimeout(timer)
    timer = null
    try {
      await store.saveTunnelMemory(memory)
    } catch (error) {
      log.error('What the tunnel has to remember could not be stored.', error)
    }
  }
  const change = (patch: Partial<TunnelMemory>): void => {
    memory = { ...memory, ...patch }
    timer ??= setTimeout(() => void save(), saveEveryMs)
  }
  const requests = (): { month: string; count: number } => {
    const month = monthOf(clock.now())
    return memory.requests.month === month ? memory.requests : { month, count: 0 }
  }

  return {
    current: () => memory,
    requests,
    save,
    useBase(driver, base) {
      const before = memory.bases[0]
      if (before?.base === base && before.driver === driver) return false
      const others = memory.bases.filter((known) => known.base !== base)
      change({ bases: [{ base, driver }, ...others].slice(0, basesKept) })
      return before !== undefined && before.base !== base
    },
    countRequest() {
      const { month, count } = requests()
      change({ requests: { month, count: count + 1 } })
    },
    setAlive: (at) => change({ aliveAt: at }),
  }
}
