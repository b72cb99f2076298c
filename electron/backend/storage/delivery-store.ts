import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { deliverySummarySchema, rawHeadersSchema } from '@shared/contracts/delivery'
import type { DeliveryDetail, DeliverySummary } from '@shared/contracts/delivery'
import type { Counters } from './counters'
import type { DedupeTable } from './dedupe'
import type { Removals } from './removals'
import type { DeliveryPageQuery, RecordedEvent, RecordedEventsQuery } from './store'
import { readStoredJson } from './stored-json'
import type { Warn } from './stored-json'
import { inTransaction } from './transaction'
import { verdictTextSchema } from './verdict-text'

interface DeliveryRow {
  seq: number
  id: string
  trigger_id: string | null
  received_at: number
  method: string
  event_type: string | null
  outcome: string
  reason: string | null
  status: number
  size: number
  duration: number
  sender: string
  authentic: number
  made_by: string | null
}

interface EventRow {
  seq: number
  id: string
  received_at: number
  method: string
  event_type: string | null
  size: number
}

interface ContentsRow {
  target: string
  public_base: string | null
  http_version: string
  delivery_key: string | null
  headers: string
  verdict: string
}

export interface DeliveryStoreParts {
  database: DatabaseSyncInstance
  counters: Counters
  dedupe: DedupeTable
  removals: Removals
  warn: Warn
}

const columns =
  'seq, id, trigger_id, received_at, method, event_type, outcome, reason, status, size, duration, sender, authentic, made_by'

export function createDeliveryStore({ database, counters, dedupe, removals, warn }: DeliveryStoreParts) {
  const newest = 'ORDER BY seq DESC LIMIT ?'
  const page = database.prepare(`SELECT ${columns} FROM deliveries WHERE trigger_id IS ? AND seq < ? ${newest}`)
  const pageOfOutcome = database.prepare(
    `SELECT ${columns} FROM deliveries WHERE trigger_id IS ? AND outcome = ? AND seq < ? ${newest}`,
  )
  const byId = database.prepare(`SELECT ${columns} FROM deliveries WHERE id = ?`)
  const contents = database.prepare(
    'SELECT target, public_base, http_version, delivery_key, headers, verdict FROM delivery_contents JOIN deliveries USING (seq) WHERE seq = ?',
  )
  const body = database.prepare('SELECT body FROM delivery_contents WHERE seq = ?')
  const events = database.prepare(
    `SELECT seq, id, received_at, method, event_type, size FROM deliveries WHERE trigger_id = ? AND authentic = 1 AND outcome NOT IN ('handshake', 'duplicate')
     AND made_by IS NOT 'security-check' AND size <= ? ${newest}`,
  )
  const remove = database.prepare('DELETE FROM deliveries WHERE seq = ?')

  function toSummary(row: DeliveryRow): DeliverySummary | null {
    const parsed = deliverySummarySchema.safeParse({
      id: row.id,
      seq: row.seq,
      triggerId: row.trigger_id,
      receivedAt: row.received_at,
      method: row.method,
      eventType: row.event_type,
      outcome: row.outcome,
      reason: row.reason,
      status: row.status,
      size: row.size,
      durationMs: row.duration,
      sender: row.sender,
      authentic: row.authentic === 1,
      ...(row.made_by === null ? {} : { madeBy: row.made_by }),
    })
    if (parsed.success) return parsed.data
    warn(`The store holds a delivery (${row.id}) that cannot be read; it is left out.`, parsed.error)
    return null
  }

  function toEvent({ seq, id, method, received_at: receivedAt, event_type: eventType }: EventRow): RecordedEvent[] {
    const found: ContentsRow | undefined = contents.get(seq)
    const stored: { body: Uint8Array } | undefined = body.get(seq)
    if (found === undefined || stored === undefined) return []
    const headers = readStoredJson({ text: found.headers, schema: rawHeadersSchema, what: `a delivery (${id})` }, warn)
    if (headers === null) return []
    return [{ deliveryId: id, receivedAt, method, target: found.target, headers, eventType, body: stored.body }]
  }

  function find(deliveryId: string): DeliveryRow | null {
    const row: DeliveryRow | undefined = byId.get(deliveryId)
    return row === undefined || removals.isRemoved(row.trigger_id) ? null : row
  }

  function toDetail(summary: DeliverySummary, row: ContentsRow): DeliveryDetail | null {
    const what = `a delivery (${summary.id})`
    const headers = readStoredJson({ text: row.headers, schema: rawHeadersSchema, what }, warn)
    const verdict = readStoredJson({ text: row.verdict, schema: verdictTextSchema, what }, warn)
    if (headers === null || verdict === null) return null
    const { target, public_base: publicBase, http_version: httpVersion, delivery_key: deliveryKey } = row
    return { ...summary, target, publicBase, httpVersion, headers, deliveryKey, verdict, answer: verdict.answer }
  }

  return {
    /** Newest first, by key; one row more than asked for tells whether there are more. */
    page({ triggerId, outcome, before, limit }: DeliveryPageQuery): { deliveries: DeliverySummary[]; more: boolean } {
      if (removals.isRemoved(triggerId)) return { deliveries: [], more: false }
      const below = before ?? Number.MAX_SAFE_INTEGER
      const rows: DeliveryRow[] =
        outcome === null
          ? page.all(triggerId, below, limit + 1)
          : pageOfOutcome.all(triggerId, outcome, below, limit + 1)
      const deliveries = rows.slice(0, limit).flatMap((row) => toSummary(row) ?? [])
      return { deliveries, more: rows.length > limit }
    },
    detail(deliveryId: string): DeliveryDetail | null {
      const row = find(deliveryId)
      const summary = row && toSummary(row)
      if (!summary) return null
      const found: ContentsRow | undefined = contents.get(summary.seq)
      return found ? toDetail(summary, found) : null
    },
    body(deliveryId: string): Uint8Array | null {
      const row = find(deliveryId)
      const found: { body: Uint8Array } | undefined = row ? body.get(row.seq) : undefined
      return found?.body ?? null
    },
    /** Newest first. */
    recordedEvents({ triggerId, limit, maxBodyBytes, maxBytes }: RecordedEventsQuery): RecordedEvent[] {
      if (removals.isRemoved(triggerId)) return []
      const rows: EventRow[] = events.all(triggerId, maxBodyBytes, limit)
      let bytes = 0
      return rows
        .filter(({ size }) => {
          bytes += size
          return bytes <= maxBytes
        })
        .flatMap(toEvent)
    },
    /** False when there is no such delivery. Its contents go with it by the foreign key. */
    remove(deliveryId: string): boolean {
      const row = find(deliveryId)
      if (row === null) return false
      inTransaction(database, () => {
        const found: ContentsRow | undefined = contents.get(row.seq)
        if (found?.delivery_key && row.trigger_id !== null) {
          dedupe.releaseDeliveryKey(row.trigger_id, found.delivery_key, row.id)
        }
        remove.run(row.seq)
        const outcome = deliverySummarySchema.shape.outcome.parse(row.outcome)
        counters.uncount(row.trigger_id, [{ outcome, size: row.size }])
      })
      return true
    },
  }
}
