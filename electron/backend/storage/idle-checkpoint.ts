import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** A pause this long is taken as the end of a burst. */
const pauseMs = 250

/**
 * Copies the write-ahead log into the file when nothing has been written for a moment, so that in everyday traffic no
 * sender has to wait for it.
 */
export function createIdleCheckpoint(database: DatabaseSyncInstance) {
  let timer: NodeJS.Timeout | null = null

  function checkpoint(): void {
    timer = null
    if (database.isOpen) database.exec('PRAGMA wal_checkpoint(PASSIVE)')
  }

  return {
    /** To be called after every write. */
    postpone(): void {
      if (timer === null) timer = setTimeout(checkpoint, pauseMs).unref()
      else timer.refresh()
    },
  }
}
