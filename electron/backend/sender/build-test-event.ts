import type { Connection, EventType } from '@shared/contracts/connection'
import type { RawHeaders } from '@shared/contracts/delivery'
import type { ValueSource } from '@shared/contracts/value-source'
import { must } from '@shared/domain/assert'
import { putSource, viewDraft } from '@shared/domain/signature/draft-request'
import type { DraftRequest } from '@shared/domain/signature/draft-request'
import { readSingle } from '@shared/domain/value-source'
import type { Random } from '../ports'

/** One sample event as its vendor would send it, not yet signed. */
export interface TestEvent {
  headers: RawHeaders
  body: Uint8Array
  /** Fresh for every event, so that none is taken for a repetition. */
  deliveryId: string
}

/** The connection's sample for an event type; its first one for any. */
export function pickEventType(connection: Connection, eventType: string | null): EventType {
  const wanted = connection.eventTypes.find(({ id }) => id === eventType)
  return must(wanted ?? connection.eventTypes[0], 'a connection has at least one event type')
}

const hasHeader = (headers: RawHeaders, name: string): boolean =>
  headers.some(([header]) => header.toLowerCase() === name.toLowerCase())

const prefixPattern = /^[A-Za-z]{1,12}_/

/** A new id of the look of the vendor's own: `evt_...` stays `evt_...`, a number a number, everything else becomes a UUID (RFC 9562, version 4). */
function createDeliveryId(like: string, random: Random): string {
  const bytes = random.bytes(16)
  if (/^\d+$/.test(like)) return String(Buffer.from(bytes).readUInt32BE())
  const prefix = prefixPattern.exec(like)?.[0]
  if (prefix) return prefix + Buffer.from(bytes).toString('hex')
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** Writes a fresh delivery id where the connection's vendor puts it. */
function renewDeliveryId(event: EventType, source: ValueSource | null, random: Random): TestEvent {
  const unchanged = { headers: event.headers, body: Buffer.from(event.sample) }
  if (!source) return { ...unchanged, deliveryId: createDeliveryId('msg_', random) }
  const draft: DraftRequest = { method: 'POST', target: '/', ...unchanged, fields: new Map(), config: {}, item: [] }
  const deliveryId = createDeliveryId(readSingle(source, viewDraft(draft)) ?? '', random)
  putSource(draft, source, deliveryId)
  return { headers: draft.headers, body: draft.body, deliveryId }
}

/** The sample of an event type with a fresh delivery id and the headers that every vendor sends. */
export function buildTestEvent(connection: Connection, eventType: string | null, random: Random): TestEvent {
  const event = renewDeliveryId(pickEventType(connection, eventType), connection.deliveryIdFrom, random)
  const missing: RawHeaders = [
    ['Content-Type', 'application/json'],
    ['User-Agent', 'Hookwright-Test-Event'],
  ]
  const added = missing.filter(([name]) => !hasHeader(event.headers, name))
  return { ...event, headers: [...added, ...event.headers] }
}
