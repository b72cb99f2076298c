import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { rawHeadersSchema } from '@shared/contracts/delivery'
import type { SampleSummary } from '@shared/contracts/sample'
import { outcomeSchema } from '@shared/contracts/verdict'
import type { NewSample, StoredSample } from './store'
import type { StoreLimits } from './store-limits'
import { readStoredJson } from './stored-json'
import type { Warn } from './stored-json'
import type { WireDelivery } from './wire-delivery'

interface SummaryRow {
  id: string
  trigger_id: string
  delivery_id: string | null
  event_type: string | null
  captured_at: number
  size: number
}

interface SampleRow extends SummaryRow {
  expected_outcome: string
  expected_status: number
  headers: string
  body: Uint8Array
}

const summaryColumns = 'id, trigger_id, delivery_id, event_type, captured_at, size'
const columns = `${summaryColumns}, expected_outcome, expected_status, headers, body`
const oldestFirst = 'ORDER BY captured_at, rowid'

export function createSampleStore(database: DatabaseSyncInstance, limits: StoreLimits, warn: Warn) {
  const insert = database.prepare(`INSERT INTO samples (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
  const get = database.prepare(`SELECT ${columns} FROM samples WHERE id = ?`)
  const list = database.prepare(`SELECT ${columns} FROM samples WHERE trigger_id = ? ${oldestFirst}`)
  const summaries = database.prepare(`SELECT ${summaryColumns} FROM samples WHERE trigger_id = ? ${oldestFirst}`)
  const remove = database.prepare('DELETE FROM samples WHERE id = ?')
  const countAll = database.prepare('SELECT trigger_id, count(*) AS count FROM samples GROUP BY trigger_id')
  const countOf = database.prepare('SELECT count(*) AS count FROM samples WHERE trigger_id = ?')

  function toSample(row: SampleRow): StoredSample[] {
    const what = `a sample (${row.id})`
    const headers = readStoredJson({ text: row.headers, schema: rawHeadersSchema, what }, warn)
    const outcome = outcomeSchema.safeParse(row.expected_outcome)
    if (headers === null || !outcome.success) return []
    const expected = { outcome: outcome.data, status: row.expected_status }
    return [{ ...toSummary(row), headers, body: row.body, expected }]
  }

  function insertSample(sample: Omit<NewSample, 'headers'> & { headers: string }): void {
    const { id, triggerId, deliveryId, eventType, capturedAt, headers, body, expected } = sample
    const { outcome, status } = expected
    insert.run(id, triggerId, deliveryId, eventType, capturedAt, body.byteLength, outcome, status, headers, body)
  }

  return {
    /** Oldest first, with their bodies. */
    list: (triggerId: string): StoredSample[] => (list.all(triggerId) as SampleRow[]).flatMap(toSample),
    summaries: (triggerId: string): SampleSummary[] => (summaries.all(triggerId) as SummaryRow[]).map(toSummary),
    get(sampleId: string): StoredSample | null {
      const row: SampleRow | undefined = get.get(sampleId)
      return row ? (toSample(row)[0] ?? null) : null
    },
    save(sample: NewSample): SampleSummary {
      insertSample({ ...sample, headers: JSON.stringify(sample.headers) })
      const { id, triggerId, deliveryId, eventType, capturedAt, body } = sample
      return { id, triggerId, deliveryId, eventType, capturedAt, size: body.byteLength }
    },
    /** Keeps a delivery that fired as a sample of the trigger if that was asked for; false when it was not taken. */
    capture(delivery: WireDelivery, triggerId: string): boolean {
      const {
        id: deliveryId,
        captureSample,
        eventType,
        receivedAt: capturedAt,
        headers,
        body,
        outcome,
        status,
      } = delivery
      if (captureSample === null || (outcome !== 'accepted' && outcome !== 'flagged')) return false
      if (Number(countOf.get(triggerId)?.count) >= limits.capturedSamplesPerTrigger) return false
      const id = captureSample.sampleId
      insertSample({ id, triggerId, deliveryId, eventType, capturedAt, headers, body, expected: { outcome, status } })
      return true
    },
    remove(sampleId: string): void {
      remove.run(sampleId)
    },
    countByTrigger(): [string, number][] {
      const rows: { trigger_id: string; count: number }[] = countAll.all()
      return rows.map((row) => [row.trigger_id, row.count])
    },
  }
}
export type SampleStore = ReturnType<typeof createSampleStore>

function toSummary(row: SummaryRow): SampleSummary {
  return {
    id: row.id,
    triggerId: row.trigger_id,
    deliveryId: row.delivery_id,
    eventType: row.event_type,
    capturedAt: row.captured_at,
    size: row.size,
  }
}
