import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { isDamage } from './sqlite-error'
import { storeFileName } from './start-up'
import { createStoreCalls } from './store-calls'
import type { StoreLimits } from './store-limits'
import type { Warn } from './stored-json'
import type { FromWorker, ToWorker } from './worker-messages'

export interface ServedStore {
  database: DatabaseSyncInstance
  directory: string
  limits: StoreLimits
  post(message: FromWorker): void
  warn: Warn
}

/**
 * Answers the messages of the main thread. When the file turns out damaged or gone while in use, the answer says that it
 * failed and then the error is thrown, which ends the worker; the next one goes through the start-up ladder.
 */
export function serveStore({ database, directory, limits, post, warn }: ServedStore) {
  const path = join(directory, storeFileName)
  const openedFile = statSync(path).ino
  let fatal: Error | null = null

  function note(message: string, error: unknown): void {
    if (isDamage(error)) fatal = error as Error
    warn(message, error)
  }

  const { recordBatch, removals, calls } = createStoreCalls(database, limits, note)

  /** On POSIX a deleted file can still be written to; what goes there is lost, so it must not be acknowledged. */
  function isFileThere(): boolean {
    if (statSync(path, { throwIfNoEntry: false })?.ino === openedFile) return true
    fatal = new Error(`The store ${path} was removed while in use.`)
    return false
  }

  function answer(id: number, work: () => unknown): void {
    try {
      const value = work()
      if (!isFileThere()) throw fatal
      post({ type: 'returned', id, value })
    } catch (error) {
      if (isDamage(error)) fatal = error as Error
      post({ type: 'threw', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  let isScheduled = false
  function scheduleRemovals(): void {
    if (isScheduled || !removals.hasWork()) return
    isScheduled = true
    setImmediate(() => {
      isScheduled = false
      if (!database.isOpen) return
      try {
        removals.step()
        scheduleRemovals()
      } catch (error) {
        warn('The deliveries of a removed trigger could not be removed yet; the next start tries again.', error)
      }
    })
  }

  function close(): void {
    try {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      warn('The last checkpoint failed; nothing is lost, the next start makes up for it.', error)
    }
    database.close()
    post({ type: 'closed' })
  }

  scheduleRemovals()

  return {
    handle(message: ToWorker): void {
      if (message.type === 'batch') {
        const rows = recordBatch(message.deliveries, message.bodies)
        post({ type: 'recorded', rows: isFileThere() ? rows : rows.map(() => null) })
      } else if (message.type === 'call') {
        const call = calls[message.name] as (argument: unknown) => unknown
        answer(message.id, () => call(message.argument))
        scheduleRemovals()
      } else {
        close()
      }
      if (fatal !== null) throw fatal
    },
  }
}
