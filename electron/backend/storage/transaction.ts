import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/** Runs `work` in one transaction: COMMIT when it returns, ROLLBACK when anything throws, COMMIT included. */
export function inTransaction<Value>(database: DatabaseSyncInstance, work: () => Value): Value {
  database.exec('BEGIN IMMEDIATE')
  try {
    const value = work()
    database.exec('COMMIT')
    return value
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  }
}
