import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { readValue } from '../read-value'
import { inTransaction } from '../transaction'
import { documents } from './001-documents'
import { deliveries } from './002-deliveries'
import { noBodyHash } from './003-no-body-hash'
import { tunnel } from './004-tunnel'
import { madeBy } from './005-made-by'

/** In order; the n-th takes a file from version n-1 to n. Released ones never change. */
const migrations = [documents, deliveries, noBodyHash, tunnel, madeBy]

export const latestVersion = migrations.length

/** `PRAGMA user_version` of the open file; 0 is a new one. */
export function readVersion(database: DatabaseSyncInstance): number {
  return Number(readValue(database, 'user_version', 'pragma_user_version'))
}

/** Takes the file to the latest version, each step in a transaction of its own. */
export function migrate(database: DatabaseSyncInstance): void {
  for (let version = readVersion(database); version < latestVersion; version += 1) {
    inTransaction(database, () => {
      database.exec(migrations[version] ?? '')
      database.exec(`PRAGMA user_version = ${version + 1}`)
    })
  }
}
