import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Counters } from './counters'
import { inTransaction } from './transaction'

/** Few enough that an arriving batch waits a few milliseconds at most. */
const rowsPerStep = 200

/**
 * Removal of a trigger with all that belongs to it. Its own rows go at once; its deliveries, which may be a million, go in
 * small steps between other work, and a note in `removals` lets the next start go on where this one ended.
 */
export function createRemovals(database: DatabaseSyncInstance, counters: Counters) {
  const note = database.prepare('INSERT OR IGNORE INTO removals (trigger_id) VALUES (?)')
  const drop = database.prepare('DELETE FROM removals WHERE trigger_id = ?')
  const own = [
    'DELETE FROM triggers WHERE id = ?',
    'DELETE FROM samples WHERE trigger_id = ?',
    'DELETE FROM console_bases WHERE trigger_id = ?',
  ].map((sql) => database.prepare(sql))
  const steps = [
    `DELETE FROM deliveries WHERE seq IN (SELECT seq FROM deliveries WHERE trigger_id = ?1 LIMIT ${rowsPerStep})`,
    `DELETE FROM dedupe WHERE trigger_id = ?1 AND key IN (SELECT key FROM dedupe WHERE trigger_id = ?1 LIMIT ${rowsPerStep})`,
  ].map((sql) => database.prepare(sql))
  const noted: { trigger_id: string }[] = database.prepare('SELECT trigger_id FROM removals').all()
  const pending = new Set(noted.map((row) => row.trigger_id))
  const removed = new Set(pending)

  return {
    /** True for a trigger removed since the start: a delivery decided before that has lost its trigger. */
    isRemoved(triggerId: string | null): boolean {
      return triggerId !== null && removed.has(triggerId)
    },
    hasWork(): boolean {
      return pending.size > 0
    },
    removeTrigger(triggerId: string): void {
      inTransaction(database, () => {
        for (const statement of own) statement.run(triggerId)
        counters.forget(triggerId)
        note.run(triggerId)
      })
      pending.add(triggerId)
      removed.add(triggerId)
    },
    /** One small transaction of the work that is left. */
    step(): void {
      const [triggerId] = pending
      if (triggerId === undefined) return
      const isDone = inTransaction(database, () => {
        const changes = steps.map((statement) => Number(statement.run(triggerId).changes))
        if (changes.some((count) => count === rowsPerStep)) return false
        drop.run(triggerId)
        return true
      })
      if (!isDone) return
      pending.delete(triggerId)
      database.exec('PRAGMA incremental_vacuum(1000)')
    },
  }
}
export type Removals = ReturnType<typeof createRemovals>
