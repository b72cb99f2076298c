import type { Connection, EventType } from '@shared/contracts/connection'
import type { RawHeaders } from '@shared/contracts/delivery'
import type { ValueSource } from '@shared/contracts/recipe'
import { must } from '@shared/domain/assert'
import type { Random } from '../ports'

/** One sample event as its vendor would send it, not yet signed. */
export interface TestEvent {
  headers: RawHeaders
  body: Uint8Array
  /** Fresh for every event, so that none is taken for a repetition. */
  deliveryId: string
}

/** The connection's sample for an event type; its first one for any. */
function pickEventType(connection: Connection, eventType: string | null): EventType {
  const wanted = connection.eventTypes.find(({ id }) => id === eventType)
  return must(wanted ?? connection.eventTypes[0], 'a connection has at least one event type')
}

const hasHeader = (headers: RawHeaders, name: string): boolean =>
  headers.some(([header]) => header.toLowerCase() === name.toLowerCase())

/** Puts a value in place of the header's own, or adds the header. */
function putHeader(headers: RawHeaders, name: string, value: string): RawHeaders {
  if (!hasHeader(headers, name)) return [...headers, [name, value]]
  return headers.map(([header, old]) => [header, header.toLowerCase() === name.toLowerCase() ? value : old])
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The object or array that holds the last step of a dotted path. */
function findHolder(root: unknown, steps: readonly string[]): Record<string, unknown> | null {
  let holder: unknown = root
  for (const step of steps.slice(0, -1)) holder = isObject(holder) && Object.hasOwn(holder, step) ? holder[step] : null
  return isObject(holder) ? holder : null
}

const prefixPattern = /^[A-Za-z]{1,12}_/

/** A new id of the look of the vendor's own: `evt_...` stays `evt_...`, everything else becomes a UUID (RFC 9562, version 4). */
function createDeliveryId(like: string, random: Random): string {
  const bytes = random.bytes(16)
  const prefix = prefixPattern.exec(like)?.[0]
  if (prefix) return prefix + Buffer.from(bytes).toString('hex')
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

function readHeader(headers: RawHeaders, name: string): string {
  return headers.find(([header]) => header.toLowerCase() === name.toLowerCase())?.[1] ?? ''
}

/** Writes a fresh delivery id where the connection's vendor puts it. */
function renewDeliveryId(event: EventType, source: ValueSource | null, random: Random): TestEvent {
  const unchanged = Buffer.from(event.sample)
  if (source?.from === 'header') {
    const deliveryId = createDeliveryId(readHeader(event.headers, source.name), random)
    return { headers: putHeader(event.headers, source.name, deliveryId), body: unchanged, deliveryId }
  }
  if (source?.from === 'body') {
    const root: unknown = JSON.parse(event.sample)
    const steps = source.path.split('.')
    const name = must(steps.at(-1), 'a path has a last step')
    const holder = findHolder(root, steps)
    const old = holder?.[name]
    const deliveryId = createDeliveryId(typeof old === 'string' ? old : '', random)
    if (!holder) return { headers: event.headers, body: unchanged, deliveryId }
    holder[name] = deliveryId
    return { headers: event.headers, body: Buffer.from(JSON.stringify(root)), deliveryId }
  }
  return { headers: event.headers, body: unchanged, deliveryId: createDeliveryId('msg_', random) }
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
