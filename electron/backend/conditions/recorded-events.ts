import type { RawHeaders } from '@shared/contracts/delivery'
import type { Connection } from '@shared/contracts/connection'
import type { Trigger } from '@shared/contracts/trigger'
import { mebibyte } from '@shared/contracts/settings'
import type { Store, StoredSample } from '../storage/store'

/** How many events a condition is tried on, and how large they may be. */
const maxEvents = 100
const maxBodyBytes = mebibyte
const maxBytes = 8 * mebibyte

/** A recorded event or a sample, as a condition looks at it. `receivedAt` in epoch ms. */
export interface TriedEvent {
  id: string
  kind: 'delivery' | 'sample'
  receivedAt: number
  method: string
  target: string
  headers: RawHeaders
  eventType: string | null
  body: Uint8Array
}

/** A sample as an event: of its request only the headers and the body were kept. */
export function sampleAsEvent(
  {
    id,
    capturedAt,
    eventType,
    headers,
    body,
  }: Pick<StoredSample, 'id' | 'capturedAt' | 'eventType' | 'headers' | 'body'>,
  { methods }: Pick<Connection, 'methods'>,
): TriedEvent {
  const method = methods?.[0] ?? 'POST'
  return { id, kind: 'sample', receivedAt: capturedAt, method, target: '/', headers, eventType, body }
}

/** The newest recorded events of a trigger, and the samples of which no recorded event is among them; newest first. */
export async function gatherEvents(
  { id: triggerId }: Trigger,
  connection: Connection,
  store: Store,
): Promise<TriedEvent[]> {
  const recorded = await store.recordedEvents({ triggerId, limit: maxEvents, maxBodyBytes, maxBytes })
  const known = new Set(recorded.map(({ deliveryId }) => deliveryId))
  const samples = (await store.samples(triggerId))
    .filter(({ deliveryId, size }) => size <= maxBodyBytes && (deliveryId === null || !known.has(deliveryId)))
    .slice(-maxEvents)
    .map((sample) => sampleAsEvent(sample, connection))
  return [
    ...recorded.map(({ deliveryId, ...event }): TriedEvent => ({ id: deliveryId, kind: 'delivery', ...event })),
    ...samples,
  ].sort((left, right) => right.receivedAt - left.receivedAt)
}
