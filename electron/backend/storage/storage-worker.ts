import { workerData } from 'node:worker_threads'
import { serveStore } from './serve-store'
import { startUp } from './start-up'
import type { FromWorker, ToWorker, WorkerStart } from './worker-messages'

/* The worker thread that owns the only connection to the store's file. */
const { directory, limits, port } = workerData as WorkerStart
const post = (message: FromWorker): void => port.postMessage(message)
const warn = (message: string, error: unknown): void =>
  post({ type: 'logged', message, error: error === null ? null : String(error) })

try {
  const { database, notice } = startUp({ directory, limits, now: Date.now(), warn })
  const store = serveStore({ database, directory, limits, post, warn })
  port.on('message', (message: ToWorker) => {
    store.handle(message)
    if (message.type === 'close') port.close()
  })
  post({ type: 'opened', notice })
} catch (error) {
  post({ type: 'refused', message: error instanceof Error ? error.message : String(error) })
}
