import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import type { DeliveryCounts } from '@shared/contracts/trigger'
import type { Outcome } from '@shared/contracts/verdict'
import type { StoreTotals } from './store'

/** What a change of the deliveries does to the counters of one trigger. */
export interface CountedDelivery {
  triggerId: string | null
  outcome: Outcome
  size: number
  receivedAt: number
  authentic: boolean
  keyId: string | null
  sender: string
  /** Made by the app itself: it is counted, but is no first one and no use of a key. */
  isOwn: boolean
}

type CounterRow = Record<Outcome, number> & {
  trigger_id: string
  bytes: number
  first_handshake_at: number | null
  first_authentic_at: number | null
}

interface KeyUseRow {
  trigger_id: string
  key_id: string
  last_used_at: number
  last_sender: string
}

export interface CountedTrigger {
  triggerId: string
  counts: DeliveryCounts
  firstHandshakeAt: number | null
  firstAuthenticAt: number | null
}

/** The counter row of deliveries without a trigger. */
const unmatchedId = ''

/** Counters kept in the transaction of the deliveries they count, so that no list ever has to be counted. */
export function createCounters(database: DatabaseSyncInstance) {
  const add = database.prepare(`
    INSERT INTO counters (trigger_id, accepted, filtered, refused, handshake, flagged, duplicate, bytes, first_handshake_at, first_authentic_at)
    VALUES (:triggerId, :accepted, :filtered, :refused, :handshake, :flagged, :duplicate, :bytes, :firstHandshakeAt, :firstAuthenticAt)
    ON CONFLICT (trigger_id) DO UPDATE SET
      accepted = accepted + excluded.accepted, filtered = filtered + excluded.filtered, refused = refused + excluded.refused,
      handshake = handshake + excluded.handshake, flagged = flagged + excluded.flagged, duplicate = duplicate + excluded.duplicate,
      bytes = bytes + excluded.bytes,
      first_handshake_at = coalesce(first_handshake_at, excluded.first_handshake_at),
      first_authentic_at = coalesce(first_authentic_at, excluded.first_authentic_at)`)
  const useKey = database.prepare(`
    INSERT INTO key_use (trigger_id, key_id, last_used_at, last_sender) VALUES (?, ?, ?, ?)
    ON CONFLICT (trigger_id, key_id) DO UPDATE SET last_used_at = excluded.last_used_at, last_sender = excluded.last_sender`)
  const all = database.prepare('SELECT * FROM counters')
  const unmatched = database.prepare('SELECT * FROM counters WHERE trigger_id = ?')
  const keyUse = database.prepare('SELECT * FROM key_use')
  const forget = ['counters', 'key_use'].map((table) => database.prepare(`DELETE FROM ${table} WHERE trigger_id = ?`))

  function rows(): CounterRow[] {
    return all.all()
  }

  return {
    /** Adds the deliveries of one transaction: one statement for each trigger and key among them. */
    count(deliveries: readonly CountedDelivery[]): void {
      const sums = new Map<string, ReturnType<typeof emptySum>>()
      const keys = new Map<string, CountedDelivery & { keyId: string }>()
      for (const delivery of deliveries) {
        const id = delivery.triggerId ?? unmatchedId
        const sum = sums.get(id) ?? emptySum(id)
        sums.set(id, sum)
        addTo(sum, delivery)
        if (delivery.triggerId !== null && delivery.keyId !== null && !delivery.isOwn) {
          keys.set(`${id} ${delivery.keyId}`, { ...delivery, keyId: delivery.keyId })
        }
      }
      for (const sum of sums.values()) add.run(sum)
      for (const use of keys.values()) useKey.run(use.triggerId, use.keyId, use.receivedAt, use.sender)
    },
    /** Takes removed deliveries of one trigger off again. */
    uncount(triggerId: string | null, removed: readonly { outcome: Outcome; size: number }[]): void {
      const sum = emptySum(triggerId ?? unmatchedId)
      for (const { outcome, size } of removed) {
        sum[outcome] -= 1
        sum.bytes -= size
      }
      add.run(sum)
    },
    totals(): StoreTotals {
      const every = rows()
      const sum = (value: (row: CounterRow) => number) => every.reduce((total, row) => total + value(row), 0)
      return { deliveries: sum(countAll), bytes: sum((row) => row.bytes), unmatched: this.unmatched().deliveries }
    },
    unmatched(): { deliveries: number; bytes: number } {
      const row: CounterRow | undefined = unmatched.get(unmatchedId)
      return { deliveries: row ? countAll(row) : 0, bytes: row?.bytes ?? 0 }
    },
    triggers(): CountedTrigger[] {
      return rows()
        .filter((row) => row.trigger_id !== unmatchedId)
        .map((row) => ({
          triggerId: row.trigger_id,
          counts: toCounts(row),
          firstHandshakeAt: row.first_handshake_at,
          firstAuthenticAt: row.first_authentic_at,
        }))
    },
    keyUse(): { triggerId: string; keyId: string; lastUsedAt: number; lastSender: string }[] {
      const used: KeyUseRow[] = keyUse.all()
      return used.map((row) => ({
        triggerId: row.trigger_id,
        keyId: row.key_id,
        lastUsedAt: row.last_used_at,
        lastSender: row.last_sender,
      }))
    },
    forget(triggerId: string): void {
      for (const statement of forget) statement.run(triggerId)
    },
  }
}
export type Counters = ReturnType<typeof createCounters>

function emptySum(triggerId: string) {
  return {
    triggerId,
    accepted: 0,
    filtered: 0,
    refused: 0,
    handshake: 0,
    flagged: 0,
    duplicate: 0,
    bytes: 0,
    firstHandshakeAt: null as number | null,
    firstAuthenticAt: null as number | null,
  }
}

function addTo(sum: ReturnType<typeof emptySum>, delivery: CountedDelivery): void {
  sum[delivery.outcome] += 1
  sum.bytes += delivery.size
  if (delivery.isOwn) return
  if (delivery.outcome === 'handshake') sum.firstHandshakeAt ??= delivery.receivedAt
  else if (delivery.authentic) sum.firstAuthenticAt ??= delivery.receivedAt
}

function countAll(row: Record<Outcome, number>): number {
  return row.accepted + row.filtered + row.refused + row.handshake + row.flagged + row.duplicate
}

function toCounts(row: CounterRow): DeliveryCounts {
  const { accepted, filtered, refused, handshake, flagged, duplicate } = row
  return { all: countAll(row), accepted, filtered, refused, handshake, flagged, duplicate }
}
