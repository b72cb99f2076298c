import type { DatabaseSyncInstance } from '@photostructure/sqlite'

/**
 * The first column of a query's first row as text, `null` for no row. It runs without a prepared statement, because the
 * driver finalises those only with the garbage collector, and until then `close()` leaves the file open and locked.
 */
export function readValue(database: DatabaseSyncInstance, column: string, source: string): string | null {
  let found: string | null = null
  database.function('hookwright_report', { directOnly: true }, (value: unknown) => {
    found ??= String(value)
    return null
  })
  database.exec(`SELECT hookwright_report(${column}) FROM ${source}`)
  return found
}
