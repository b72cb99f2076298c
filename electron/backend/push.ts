import type { Fact, Push } from '@shared/ipc/events'

const frameMs = 16

/** Facts on their way to the windows. */
export interface PushQueue {
  add(fact: Fact): void
  /** Sends what waits at once. */
  flush(): void
  /** The number of the last push sent. */
  readonly revision: number
  subscribe(listener: (push: Push) => void): () => void
  /** Sends what waits and takes no more. */
  close(): void
}

/** The fact of which only the newest matters, by what it is about. */
function subjectOf(fact: Fact): string | null {
  switch (fact.fact) {
    case 'trigger.changed':
      return `trigger ${fact.trigger.id}`
    case 'status.changed':
    case 'settings.changed':
      return fact.fact
    default:
      return null
  }
}

/** Adds a fact to a batch: deliveries join the first fact of deliveries, a newer state takes the place of the older one. */
function addToBatch(batch: Fact[], fact: Fact): void {
  if (fact.fact === 'deliveries.stored') {
    const stored = batch.find((other) => other.fact === 'deliveries.stored')
    if (stored) stored.deliveries.push(...fact.deliveries)
    else batch.push({ fact: 'deliveries.stored', deliveries: [...fact.deliveries] })
    return
  }
  const subject = subjectOf(fact)
  const older = subject === null ? -1 : batch.findIndex((other) => subjectOf(other) === subject)
  if (older >= 0) batch.splice(older, 1)
  batch.push(fact)
}

/** Queues facts and sends them as one numbered batch, at most one every 16 ms. */
export function createPushQueue(onListenerError: (error: unknown) => void): PushQueue {
  const listeners = new Set<(push: Push) => void>()
  let batch: Fact[] = []
  let revision = 0
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const flush = (): void => {
    if (timer) clearTimeout(timer)
    timer = null
    if (batch.length === 0) return
    revision += 1
    const push: Push = { revision, facts: batch }
    batch = []
    for (const listener of listeners) {
      try {
        listener(push)
      } catch (error) {
        onListenerError(error)
      }
    }
  }

  return {
    add(fact) {
      if (isClosed) return
      addToBatch(batch, fact)
      timer ??= setTimeout(flush, frameMs)
    },
    flush,
    get revision() {
      return revision
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      flush()
      isClosed = true
    },
  }
}
