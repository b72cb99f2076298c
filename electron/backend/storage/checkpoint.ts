import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Warn } from './stored-json'

/**
 * Pages in the log from which on a checkpoint is due. Few on purpose: it is short then, where a large one keeps the disk
 * busy for so long that the commits after it wait, too.
 */
const duePages = 1000

/** Copies the write-ahead log into the file after an answer was given instead of within a commit, where senders wait for it. */
export function createCheckpoint(database: DatabaseSyncInstance, warn: Warn) {
  const look = database.prepare('PRAGMA wal_checkpoint(NOOP)')
  const run = database.prepare('PRAGMA wal_checkpoint(PASSIVE)')

  return {
    runIfDue(): void {
      try {
        const { log, checkpointed }: { log: number; checkpointed: number } = look.get()
        if (log - checkpointed >= duePages) run.get()
      } catch (error) {
        warn('The write-ahead log could not be copied into the store yet; a later commit tries again.', error)
      }
    },
  }
}
