import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Warn } from './stored-json'

/** A pause this long is taken as the end of a burst. */
const pauseMs = 250

/**
 * Copies the write-ahead log into the file when nothing has been written for a moment, so that in everyday traffic no
 * sender has to wait for it.
 */
export function createIdleCheckpoint(database: DatabaseSyncInstance, warn: Warn) {
  let timer: NodeJS.Timeout | null = null

  function checkpoint(): void {
    timer = null
    if (!database.isOpen) return
    try {
      database.exec('PRAGMA wal_checkpoint(PASSIVE)')
    } catch (error) {
      warn('The write-ahead log could not be copied into the store yet; a later commit tries again.', error)
    }
  }

  return {
    /** To be called after every write. */
    postpone(): void {
      if (timer === null) timer = setTimeout(checkpoint, pauseMs).unref()
      else timer.refresh()
    },
  }
}
