import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createStore } from '../create-store'
import type { FileStore } from '../create-store'
import type { StoreLimits } from '../store-limits'
import { createQuietLog } from './quiet-log'

const workerUrl = new URL('../../../../node_modules/.cache/hookwright/storage-worker.js', import.meta.url)

/** A directory of its own that is removed with the test. */
export function makeTestDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'hookwright-store-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

/** The real store over a real file; closed with the test. */
export async function openTestStore(
  directory: string,
  limits: Partial<StoreLimits> = {},
): Promise<{ store: FileStore; warnings: string[] }> {
  const log = createQuietLog()
  const store = await createStore({ directory, workerUrl, log, limits })
  onTestFinished(() => store.close())
  return { store, warnings: log.warnings }
}
