import type { LiveStatus } from './app-status'
import type { Log } from './ports'
import type { PushQueue } from './push'
import type { NewDelivery, RecordResult, Store } from './storage/store'
import type { TriggerRegistry } from './triggers/trigger-registry'
import type { TriggerWriter } from './triggers/trigger-writer'
import type { ConsoleBases } from './tunnel/console-bases'
import type { Tunnel } from './tunnel/tunnel'

const countsEveryMs = 250

interface RecorderParts {
  store: Store
  registry: TriggerRegistry
  writer: TriggerWriter
  push: PushQueue
  status: LiveStatus
  tunnel: Pick<Tunnel, 'countRequest'>
  consoleBases: Pick<ConsoleBases, 'note'>
  log: Log
}

/** Stores deliveries and tells everybody of them. */
export interface DeliveryRecorder {
  record(delivery: NewDelivery): Promise<RecordResult>
  close(): void
}

/** The recorder: counts reach the windows at most four times a second, ticks and samples at once. */
export function createDeliveryRecorder(parts: RecorderParts): DeliveryRecorder {
  const { store, registry, writer, push, status, tunnel, consoleBases, log } = parts
  const waiting = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const tellCounts = (): void => {
    timer = null
    for (const triggerId of waiting) writer.tell(triggerId)
    waiting.clear()
  }
  const count = (change: { triggerId: string; isMilestone: boolean }): void => {
    if (change.isMilestone) {
      waiting.delete(change.triggerId)
      writer.tell(change.triggerId)
      return
    }
    waiting.add(change.triggerId)
    if (!isClosed) timer ??= setTimeout(tellCounts, countsEveryMs)
  }

  return {
    async record(delivery) {
      const result = await store.record(delivery)
      if (!result.stored) return result
      const { summary, sample } = result.delivery
      push.add({ fact: 'deliveries.stored', deliveries: [summary] })
      if (sample) push.add({ fact: 'sample.added', sample })
      const change = registry.addDelivery(result.delivery)
      if (change) count(change)
      if (delivery.publicBase !== null) {
        tunnel.countRequest()
        if (change && summary.authentic && summary.madeBy === undefined) consoleBases.note(change.triggerId)
      }
      status.refreshTotals()
      log.fact('delivery.stored', {
        id: summary.id,
        trigger: summary.triggerId,
        outcome: summary.outcome,
        reason: summary.reason,
        status: summary.status,
        madeBy: summary.madeBy ?? null,
      })
      return result
    },
    close() {
      isClosed = true
      if (timer) clearTimeout(timer)
    },
  }
}
