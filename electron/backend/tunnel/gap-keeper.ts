import type { TunnelGap } from '@shared/contracts/tunnel'
import { createId } from '../ids'
import type { Clock, Log, Random } from '../ports'
import type { PushQueue } from '../push'
import type { Store } from '../storage/store'

/** Shorter ones are not worth a row: senders try again, or waited. */
const shortestMs = 1_000

/** The times in which nobody could reach the public URL, one open at most. */
export interface GapKeeper {
  /** Begins one, unless one is open; that goes on from where it began. */
  begin(gap: { code: string; base: string | null; at?: number }): void
  /** The tunnel is online again. */
  end(): void
  /** Nothing is promised any more, so that nothing can be missed: forgets the open one. */
  drop(): void
  list(): TunnelGap[]
}

interface KeeperParts {
  store: Store
  clock: Clock
  random: Random
  push: PushQueue
  log: Log
}

export function createGapKeeper(parts: KeeperParts, stored: readonly TunnelGap[]): GapKeeper {
  const { store, clock, random, push, log } = parts
  let gaps = [...stored]
  const open = (): TunnelGap | undefined => gaps.find((gap) => gap.endedAt === null)

  const keep = (work: Promise<void>): void => {
    work.catch((error: unknown) => log.error('A time out of reach could not be stored.', error))
  }
  const put = (gap: TunnelGap): void => {
    gaps = [...gaps.filter((other) => other.id !== gap.id), gap].slice(-500)
    keep(store.saveGap(gap))
    push.add({ fact: 'tunnel.gapChanged', gap })
  }
  const remove = (gap: TunnelGap): void => {
    gaps = gaps.filter((other) => other.id !== gap.id)
    keep(store.removeGap(gap.id))
    // Told as one of no length, which no list shows.
    push.add({ fact: 'tunnel.gapChanged', gap: { ...gap, endedAt: gap.startedAt } })
  }

  return {
    begin({ code, base, at = clock.now() }) {
      if (open()) return
      put({ id: `gap_${createId(random)}`, startedAt: at, endedAt: null, base, code })
    },
    end() {
      const gap = open()
      if (!gap) return
      const endedAt = Math.max(clock.now(), gap.startedAt)
      if (endedAt - gap.startedAt < shortestMs) remove(gap)
      else put({ ...gap, endedAt })
    },
    drop() {
      const gap = open()
      if (gap) remove(gap)
    },
    list: () => [...gaps],
  }
}
