import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Outcome } from '@shared/contracts/verdict'
import type { Counters } from './counters'
import type { StoreLimits } from './store-limits'

interface OldRow {
  seq: number
  outcome: Outcome
  size: number
}

/** Rows removed in one transaction at most. A batch is never larger, so the limit holds after every commit. */
const step = 500

/** Keeps what matched no trigger within its bounds: anyone may send it, and it must not fill the disk. */
export function createUnmatchedLimit(database: DatabaseSyncInstance, counters: Counters, limits: StoreLimits) {
  const oldest = database.prepare(
    'SELECT seq, outcome, size FROM deliveries WHERE trigger_id IS NULL ORDER BY seq LIMIT ?',
  )
  const remove = database.prepare('DELETE FROM deliveries WHERE seq = ?')

  return {
    /** Removes the oldest rows beyond the bounds; to be called inside the transaction that added to them. */
    trim(): void {
      let { deliveries, bytes } = counters.unmatched()
      const isOver = () => deliveries > limits.unmatchedDeliveries || (bytes > limits.unmatchedBytes && deliveries > 1)
      if (!isOver()) return
      const rows: OldRow[] = oldest.all(bytes > limits.unmatchedBytes ? step : deliveries - limits.unmatchedDeliveries)
      const removed = rows.filter((row) => {
        if (!isOver()) return false
        remove.run(row.seq)
        deliveries -= 1
        bytes -= row.size
        return true
      })
      counters.uncount(null, removed)
    },
  }
}
export type UnmatchedLimit = ReturnType<typeof createUnmatchedLimit>
