import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { inTransaction } from './transaction'
import { migrate } from './migrations/migrate'
import { openDatabase } from './open-database'

export interface Backup {
  path: string
  /** Epoch ms. */
  takenAt: number
}

const namePattern = /^hookwright-(\d{4}-\d\d-\d\dT)(\d\d)-(\d\d)-(\d\d\.\d{3}Z)\.db$/

/** A time as part of a file name: ISO 8601 in UTC without colons. */
export function formatFileTime(time: number): string {
  return new Date(time).toISOString().replaceAll(':', '-')
}

/** The backups of a data directory, newest first. */
export function listBackups(directory: string): Backup[] {
  const folder = backupFolder(directory)
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return []
  return readdirSync(folder)
    .flatMap((name) => {
      const parts = namePattern.exec(name)
      return parts
        ? [{ path: join(folder, name), takenAt: Date.parse(`${parts[1]}${parts[2]}:${parts[3]}:${parts[4]}`) }]
        : []
    })
    .sort((left, right) => right.takenAt - left.takenAt)
}

/**
 * Backs up a file that nobody has open and drops the oldest backups beyond `keep`. `documentsOnly` leaves the
 * deliveries out, for files too large to hold several times; it needs a file of the latest version.
 */
export function takeBackup(options: {
  directory: string
  source: string
  now: number
  keep: number
  documentsOnly: boolean
}): void {
  const folder = backupFolder(options.directory)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const target = join(folder, `hookwright-${formatFileTime(options.now)}.db`)
  const partial = `${target}.partial`
  for (const name of readdirSync(folder)) if (name.includes('.partial')) rmSync(join(folder, name))
  emptyLog(options.source)
  if (options.documentsOnly) copyDocuments(options.source, partial)
  else copyFileSync(options.source, partial, constants.COPYFILE_FICLONE)
  syncFile(partial)
  renameSync(partial, target)
  for (const old of listBackups(options.directory).slice(options.keep)) rmSync(old.path)
}

function backupFolder(directory: string): string {
  return join(directory, 'backups')
}

/** Takes what is left in the write-ahead log into the file, so that the file alone is all there is to copy. */
function emptyLog(path: string): void {
  const database = openDatabase(path)
  try {
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}

function copyDocuments(source: string, target: string): void {
  const database = openDatabase(target)
  try {
    migrate(database)
    database.exec(`ATTACH '${source.replaceAll("'", "''")}' AS source`)
    inTransaction(database, () => {
      for (const table of ['settings', 'triggers', 'samples']) {
        database.exec(`INSERT INTO main.${table} SELECT * FROM source.${table}`)
      }
    })
  } finally {
    database.close()
  }
}

function syncFile(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
