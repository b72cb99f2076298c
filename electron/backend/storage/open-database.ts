import { DatabaseSync } from '@photostructure/sqlite'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** The log is copied into the file after answers (see `createCheckpoint`); SQLite does it itself only when it is this large. */
const walPages = 4000
const walBytes = walPages * 4096

/** Long enough for an earlier worker or process that is just ending. */
const lockTimeoutMs = 2000

/**
 * Opens the file for writing with everything that durability asks for set by name: the bundled SQLite would otherwise run
 * WAL with `synchronous=NORMAL`, which may lose the last commits in a power cut. The lock is exclusive, so that a second
 * process gets an error instead of becoming a second writer.
 */
export function openDatabase(path: string): DatabaseSyncInstance {
  const database = new DatabaseSync(path, {
    timeout: lockTimeoutMs,
    enableForeignKeyConstraints: true,
    defensive: true,
  })
  try {
    database.exec('PRAGMA auto_vacuum = INCREMENTAL')
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    if (process.platform === 'darwin') database.exec('PRAGMA fullfsync = 1; PRAGMA checkpoint_fullfsync = 1')
    database.exec(`PRAGMA wal_autocheckpoint = ${walPages}; PRAGMA journal_size_limit = ${walBytes}`)
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** Opens the file to look at it, a write-ahead log beside it included, without changing either. */
export function openToRead(path: string): DatabaseSyncInstance {
  return new DatabaseSync(path, { timeout: lockTimeoutMs, readOnly: true })
}
