import type { Connection, EventType } from '@shared/contracts/connection'
import type { SenderRequest } from '@shared/contracts/sender'
import { must } from '@shared/domain/assert'
import { makeSenderRequest } from '@shared/domain/sender-request'
import { putSource, viewDraft } from '@shared/domain/signature/draft-request'
import type { DraftRequest } from '@shared/domain/signature/draft-request'
import { readSingle } from '@shared/domain/value-source'
import type { Random } from '../ports'

/** The connection's sample for an event type; its first one for any. */
export function pickEventType(connection: Connection, eventType: string | null): EventType {
  const wanted = connection.eventTypes.find(({ id }) => id === eventType)
  return must(wanted ?? connection.eventTypes[0], 'a connection has at least one event type')
}

const prefixPattern = /^[A-Za-z]{1,12}_/

/** A new id of the look of the vendor's own: `evt_...` stays `evt_...`, a number a number, everything else becomes a UUID (RFC 9562, version 4). */
export function createDeliveryId(like: string, random: Random): string {
  const bytes = random.bytes(16)
  if (/^\d+$/.test(like)) return String(Buffer.from(bytes).readUInt32BE())
  const prefix = prefixPattern.exec(like)?.[0]
  if (prefix) return prefix + Buffer.from(bytes).toString('hex')
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Buffer.from(bytes).toString('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** A request with a fresh delivery id where the connection's vendor puts it, if the request holds one there. */
export function renewDeliveryId(
  connection: Connection,
  request: SenderRequest,
  random: Random,
): { request: SenderRequest; deliveryId: string } {
  const source = connection.deliveryIdFrom
  if (!source) return { request, deliveryId: createDeliveryId('msg_', random) }
  const draft: DraftRequest = {
    method: request.method,
    target: request.query === '' ? '/' : `/?${request.query}`,
    headers: request.headers,
    body: Buffer.from(request.body),
    fields: new Map(),
    config: {},
    item: [],
  }
  const known = readSingle(source, viewDraft(draft))
  if (known === null) return { request, deliveryId: createDeliveryId('msg_', random) }
  const deliveryId = createDeliveryId(known, random)
  putSource(draft, source, deliveryId)
  const body = Buffer.from(draft.body).toString()
  return { request: { ...request, headers: draft.headers, body }, deliveryId }
}

/** The sample of an event type as the Sender sends it before anything is changed. */
export const buildTestEvent = (connection: Connection, eventType: string | null): SenderRequest =>
  makeSenderRequest(connection, pickEventType(connection, eventType))
