import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { applicationId } from './application-id'
import { latestVersion, readVersion } from './migrations/migrate'
import { openToRead } from './open-database'
import { readValue } from './read-value'
import { isDamage } from './sqlite-error'

export type FileCheck =
  | { state: 'good'; version: number; bytes: number }
  | { state: 'newer'; version: number }
  | { state: 'damaged'; reason: string }

/** A number beyond any release is a broken header, not a newer app. */
const highestPlausibleVersion = 100_000

/**
 * Looks at an existing file: its header first, so that a file of a newer app is not even opened, then SQLite's own check.
 * Writes nothing. Throws when the file cannot be opened for another reason than damage, as when it is locked.
 */
export function checkFile(path: string, wholeFileBytes: number): FileCheck {
  const header = readHeader(path)
  if (header.state !== 'good') return header
  let database: DatabaseSyncInstance | null = null
  try {
    database = openToRead(path)
    const version = readVersion(database)
    if (version > latestVersion) return { state: 'newer', version }
    const reason = isForeign(database)
      ? 'it belongs to another program'
      : findDamage(database, header.bytes > wholeFileBytes)
    return reason === null ? { ...header, version } : { state: 'damaged', reason }
  } catch (error) {
    if (isDamage(error)) return { state: 'damaged', reason: (error as Error).message }
    throw error
  } finally {
    database?.close()
  }
}

function readHeader(path: string): FileCheck {
  const bytes = statSync(path).size
  if (bytes === 0) return { state: 'damaged', reason: 'it is empty' }
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0')
    return { state: 'damaged', reason: 'it is not a database' }
  const version = header.readInt32BE(60)
  if (version < 0 || version > highestPlausibleVersion) return { state: 'damaged', reason: 'its header is broken' }
  return version > latestVersion ? { state: 'newer', version } : { state: 'good', version, bytes }
}

function isForeign(database: DatabaseSyncInstance): boolean {
  const id = Number(readValue(database, 'application_id', 'pragma_application_id'))
  if (id === applicationId) return false
  return id !== 0 || readValue(database, 'count(*)', 'sqlite_schema') !== '0'
}

/** Everything but the bodies; reading those of a large file would keep the receiver waiting. */
const smallTables = ['settings', 'triggers', 'samples', 'counters', 'key_use', 'deliveries']

function findDamage(database: DatabaseSyncInstance, isLarge: boolean): string | null {
  const scopes = isLarge ? smallTables.map((table) => `('${table}')`) : ['']
  for (const scope of scopes) {
    const found = readValue(database, 'quick_check', `pragma_quick_check${scope}`)
    if (found !== 'ok') return found ?? 'it cannot be checked'
  }
  return null
}
