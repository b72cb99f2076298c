import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { createCheckpoint } from './checkpoint'
import { isDamage } from './sqlite-error'
import { storeFileName } from './start-up'
import { createStoreCalls } from './store-calls'
import type { StoreLimits } from './store-limits'
import type { Warn } from './stored-json'
import { unpackBatch } from './wire-delivery'
import type { FromWorker, ToWorker } from './worker-messages'

export interface ServedStore {
  database: DatabaseSyncInstance
  directory: string
  limits: StoreLimits
  post(message: FromWorker): void
  warn: Warn
}

/**
 * Answers the messages of the main thread. When the file turns out damaged or gone while in use, it refuses to go on and
 * throws, which ends the worker; the next one goes through the start-up ladder.
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
  function checkFileIsThere(): void {
    if (statSync(path, { throwIfNoEntry: false })?.ino === openedFile) return
    fatal ??= new Error(`The store ${path} was removed while in use.`)
  }

  function answer(id: number, work: () => unknown): FromWorker {
    try {
      return { type: 'returned', id, value: work() }
    } catch (error) {
      if (isDamage(error)) fatal = error as Error
      return { type: 'threw', id, message: error instanceof Error ? error.message : String(error) }
    }
  }

  function reply(message: Exclude<ToWorker, { type: 'close' }>): FromWorker {
    if (message.type === 'batch') return { type: 'recorded', rows: recordBatch(unpackBatch(message.batch)) }
    const call = calls[message.name] as (argument: unknown) => unknown
    return answer(message.id, () => call(message.argument))
  }

  const checkpoint = createCheckpoint(database, note)
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

  function close(): FromWorker {
    try {
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
    } catch (error) {
      warn('The last checkpoint failed; nothing is lost, the next start makes up for it.', error)
    }
    database.close()
    return { type: 'closed' }
  }

  scheduleRemovals()

  return {
    handle(message: ToWorker): void {
      if (message.type === 'close') {
        post(close())
        return
      }
      const answered = reply(message)
      checkFileIsThere()
      if (fatal !== null) {
        post({ type: 'refused', message: fatal.message })
        throw fatal
      }
      post(answered)
      checkpoint.runIfDue()
      scheduleRemovals()
    },
  }
}
