import type { NewDelivery } from './store'
import type { StoreLimits } from './store-limits'
import type { RecordedRow } from './worker-messages'

type Limits = Pick<StoreLimits, 'queuedDeliveries' | 'queuedBytes' | 'batchDeliveries' | 'batchBytes'>

export type Recorded = { stored: true; row: RecordedRow } | { stored: false; reason: 'busy' | 'failed' }

export interface GroupCommit {
  /** Resolves after the commit that holds the delivery; never rejects. */
  add(delivery: NewDelivery): Promise<Recorded>
  /** Resolves when nothing waits any more. */
  drain(): Promise<void>
  diagnostics(): CommitDiagnostics
}

export interface CommitDiagnostics {
  batches: number
  deliveries: number
  largestBatch: number
}

interface Waiting {
  delivery: NewDelivery
  bytes: number
  resolve(recorded: Recorded): void
}

/** What commits: one batch at a time. */
export interface Committer {
  commit(batch: NewDelivery[]): Promise<(RecordedRow | null)[]>
  /** Settles `commit` now if it is done, ahead of the event loop. */
  collect(): void
}

/**
 * Gathers deliveries into commits without a timer: one batch is under way at a time, and whatever arrives meanwhile is the
 * next one. The queue is bounded, and one that is full says so at once instead of making senders wait.
 */
export function createGroupCommit(committer: Committer, limits: Limits): GroupCommit {
  const diagnostics = { batches: 0, deliveries: 0, largestBatch: 0 }
  let queue: Waiting[] = []
  let underWay = 0
  let bytes = 0
  let isStarting = false
  let whenIdle: (() => void)[] = []

  function isFull(size: number): boolean {
    const count = queue.length + underWay
    if (count === 0) return false
    return count >= limits.queuedDeliveries || bytes + size > limits.queuedBytes
  }

  function takeBatch(): Waiting[] {
    let size = 0
    const tooMuch = queue.findIndex((waiting, index) => {
      size += waiting.bytes
      return index > 0 && (index >= limits.batchDeliveries || size > limits.batchBytes)
    })
    const batch = tooMuch === -1 ? queue : queue.slice(0, tooMuch)
    queue = tooMuch === -1 ? [] : queue.slice(tooMuch)
    return batch
  }

  /**
   * Begins with what was added without a pause. Waiting for the rest of what the event loop has at hand would leave the
   * worker without work meanwhile, and afterwards this thread without work while the worker commits it all.
   */
  function start(): void {
    if (isStarting) return
    isStarting = true
    queueMicrotask(() => {
      isStarting = false
      next()
    })
  }

  function next(): void {
    const batch = takeBatch()
    underWay = batch.length
    if (batch.length === 0) return
    diagnostics.batches += 1
    diagnostics.deliveries += batch.length
    diagnostics.largestBatch = Math.max(diagnostics.largestBatch, batch.length)
    void committer
      .commit(batch.map(({ delivery }) => delivery))
      .catch(() => [])
      .then((rows) => finish(batch, rows))
  }

  /** The next commit begins before the answers of this one are given, so that both go on at the same time. */
  function finish(batch: Waiting[], rows: (RecordedRow | null)[]): void {
    for (const waiting of batch) bytes -= waiting.bytes
    next()
    for (const [index, waiting] of batch.entries()) {
      const row = rows[index] ?? null
      waiting.resolve(row === null ? { stored: false, reason: 'failed' } : { stored: true, row })
    }
    if (underWay > 0) return
    for (const resolve of whenIdle) resolve()
    whenIdle = []
  }

  return {
    add: (delivery) =>
      new Promise((resolve) => {
        const size = delivery.body.byteLength
        if (isFull(size)) {
          resolve({ stored: false, reason: 'busy' })
          return
        }
        bytes += size
        queue.push({ delivery, bytes: size, resolve })
        // Under load the event loop has many requests at hand; the worker must not wait until all of them were read.
        if (underWay > 0) committer.collect()
        else start()
      }),
    drain: () =>
      new Promise((resolve) => {
        if (queue.length === 0 && underWay === 0) resolve()
        else whenIdle.push(resolve)
      }),
    diagnostics: () => ({ ...diagnostics }),
  }
}
