import { chmodSync, copyFileSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { Notice } from '@shared/contracts/status'
import { formatFileTime, listBackups, takeBackup } from './backups'
import { checkFile } from './file-check'
import type { FileCheck } from './file-check'
import { latestVersion, migrate } from './migrations/migrate'
import { openDatabase } from './open-database'
import { isLocked } from './sqlite-error'
import {
  freshNotice,
  lockedFile,
  newerFile,
  restoredNotice,
  StartUpRefusal,
  unusableFile,
  upgradeBackupFailed,
} from './start-up-messages'
import type { StoreLimits } from './store-limits'

export interface StartUp {
  directory: string
  limits: StoreLimits
  /** Epoch ms. */
  now: number
  warn(message: string, error: unknown): void
}

type GoodFile = Extract<FileCheck, { state: 'good' }>

export const storeFileName = 'hookwright.db'

/**
 * Opens the store's file, whatever state it is in. A damaged one is set aside under another name (never deleted) and the
 * newest good backup, or else an empty file, takes its place; the notice says which. Throws an Error for people when the
 * file comes from a newer app, is in use, or the directory cannot be used; the file is untouched then.
 */
export function startUp(context: StartUp): { database: DatabaseSyncInstance; notice: Notice | null } {
  const path = join(context.directory, storeFileName)
  try {
    mkdirSync(context.directory, { recursive: true, mode: 0o700 })
    const check = existsSync(path) ? checkFile(path, context.limits.wholeFileBytes) : null
    if (check?.state === 'newer') throw newerFile(path, check.version)
    const found =
      check?.state === 'good' ? { file: check, notice: null } : restore(path, check?.reason ?? null, context)
    if (found.file !== null) backUpIfDue(path, found.file, context)
    return { database: openCurrent(path, context.limits.maxPages), notice: found.notice }
  } catch (error) {
    if (error instanceof StartUpRefusal) throw error
    throw isLocked(error) ? lockedFile(path) : unusableFile(path, error)
  }
}

function openCurrent(path: string, maxPages: number | null): DatabaseSyncInstance {
  const database = openDatabase(path)
  try {
    chmodSync(path, 0o600)
    rmSync(`${path}-shm`, { force: true })
    migrate(database)
    if (maxPages !== null) database.exec(`PRAGMA max_page_count = ${maxPages}`)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

interface Restored {
  /** `null`: there is no backup, and a new file is to be made. */
  file: GoodFile | null
  notice: Notice | null
}

/** Puts the newest good backup in the place of a file that is damaged, or missing (`reason` is `null` then). */
function restore(path: string, reason: string | null, context: StartUp): Restored {
  const aside = `${path}.corrupt-${formatFileTime(context.now)}`
  const candidate = `${path}.restored`
  for (const backup of listBackups(context.directory)) {
    removeFiles(candidate)
    copyFileSync(backup.path, candidate)
    const file = checkFile(candidate, context.limits.wholeFileBytes)
    if (file.state === 'good') {
      setAside(path, aside)
      renameSync(candidate, path)
      return { file, notice: restoredNotice({ reason, aside, takenAt: backup.takenAt }) }
    }
    context.warn(`The backup ${backup.path} cannot be used.`, null)
  }
  removeFiles(candidate)
  setAside(path, aside)
  return { file: null, notice: reason === null ? null : freshNotice({ reason, aside }) }
}

/** The file itself comes last: a log left alone beside a restored file would be replayed into it. */
const companions = ['-wal', '-shm', '-journal', '']

/** The log beside a damaged file moves with it, under the matching name, so that SQLite's recovery tools find both. */
function setAside(path: string, aside: string): void {
  for (const suffix of companions) if (existsSync(path + suffix)) renameSync(path + suffix, aside + suffix)
}

function removeFiles(path: string): void {
  for (const suffix of companions) rmSync(path + suffix, { force: true })
}

function backUpIfDue(path: string, file: GoodFile, context: StartUp): void {
  const isUpgrade = file.version > 0 && file.version < latestVersion
  const newest = listBackups(context.directory)[0]
  const age = newest ? context.now - newest.takenAt : Infinity
  if (!isUpgrade && (file.version === 0 || (age >= 0 && age < context.limits.backupEveryMs))) return
  const documentsOnly = !isUpgrade && file.bytes > context.limits.wholeFileBytes
  const { directory, now } = context
  try {
    takeBackup({ directory, source: path, now, keep: context.limits.backupsKept, documentsOnly })
  } catch (error) {
    if (isUpgrade) throw upgradeBackupFailed(path, error)
    context.warn('The daily backup of the store failed; the next start tries again.', error)
  }
}
