import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { CountedDelivery, Counters } from './counters'
import type { DedupeTable } from './dedupe'
import type { Removals } from './removals'
import type { SampleStore } from './sample-store'
import { inTransaction } from './transaction'
import type { UnmatchedLimit } from './unmatched-limit'
import { writeVerdict } from './verdict-text'
import type { WireDelivery } from './wire-delivery'
import type { RecordedRow } from './worker-messages'

export interface BatchParts {
  database: DatabaseSyncInstance
  counters: Counters
  dedupe: DedupeTable
  samples: SampleStore
  removals: Removals
  unmatchedLimit: UnmatchedLimit
  warn(message: string, error: unknown): void
}

/**
 * Writes batches of deliveries, each in one transaction. When that fails, every delivery is tried once more by itself, so
 * that one that cannot be stored does not take the others with it; `null` stands for those that failed.
 */
export function createRecordBatch(parts: BatchParts) {
  const { database, counters, unmatchedLimit, warn } = parts
  const writeRow = createRowWriter(parts)

  function write(batch: readonly WireDelivery[]): RecordedRow[] {
    return inTransaction(database, () => {
      const counted: CountedDelivery[] = []
      const rows = batch.map((delivery) => {
        const { row, count } = writeRow(delivery)
        counted.push(count)
        return row
      })
      counters.count(counted)
      if (counted.some((count) => count.triggerId === null)) unmatchedLimit.trim()
      return rows
    })
  }

  return function recordBatch(batch: readonly WireDelivery[]): (RecordedRow | null)[] {
    try {
      return write(batch)
    } catch (error) {
      warn(`A commit of ${batch.length} deliveries failed; trying them one by one.`, error)
    }
    const errors: unknown[] = []
    const rows = batch.map((delivery) => {
      try {
        return write([delivery])[0] ?? null
      } catch (error) {
        errors.push(error)
        return null
      }
    })
    if (errors.length > 0) warn(`${errors.length} of ${batch.length} deliveries could not be stored.`, errors[0])
    return rows
  }
}

function createRowWriter({ database, dedupe, samples, removals }: BatchParts) {
  const insertDelivery = database.prepare(`
    INSERT INTO deliveries (id, trigger_id, received_at, method, event_type, outcome, reason, status, size, duration, sender, authentic, key_id, public_base, made_by)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const insertContents = database.prepare(`
    INSERT INTO delivery_contents (seq, target, http_version, delivery_key, headers, verdict, body) VALUES (?, ?, ?, ?, ?, ?, ?)`)

  return function writeRow(delivery: WireDelivery): { row: RecordedRow; count: CountedDelivery } {
    const triggerId = removals.isRemoved(delivery.triggerId) ? null : delivery.triggerId
    const verdict = dedupe.check(delivery, triggerId)
    const { outcome, reason, authentic, keyId } = verdict ?? delivery
    const { id, receivedAt, body, sender, dedupe: repetition } = delivery
    const { lastInsertRowid } = insertDelivery.run(
      id,
      triggerId,
      receivedAt,
      delivery.method,
      delivery.eventType,
      outcome,
      reason,
      verdict?.answer.status ?? delivery.status,
      body.byteLength,
      delivery.durationMs,
      sender,
      authentic ? 1 : 0,
      keyId,
      delivery.publicBase,
      delivery.madeBy ?? null,
    )
    const seq = Number(lastInsertRowid)
    insertContents.run(
      seq,
      delivery.target,
      delivery.httpVersion,
      repetition?.kind === 'delivery-id' ? repetition.key : null,
      delivery.headers,
      verdict ? writeVerdict(verdict) : delivery.verdict,
      body,
    )
    const sampleTaken = verdict === null && triggerId !== null && samples.capture(delivery, triggerId)
    return {
      row: { seq, triggerId, verdict, sampleTaken },
      count: {
        triggerId,
        outcome,
        size: body.byteLength,
        receivedAt,
        authentic,
        keyId,
        sender,
        isOwn: delivery.madeBy !== undefined,
      },
    }
  }
}
