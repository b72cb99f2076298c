import type { MadeBy } from '@shared/contracts/delivery'
import type { Outcome, ReasonCode } from '@shared/contracts/verdict'
import type { Dedupe, NewDelivery } from './store'
import { writeVerdict } from './verdict-text'

/** A delivery as the worker sees it: its JSON parts are the text that is stored. */
export interface WireDelivery extends Omit<NewDelivery, 'headers' | 'verdict'> {
  headers: string
  verdict: string
  outcome: Outcome
  reason: ReasonCode | null
  status: number
  authentic: boolean
  keyId: string | null
}

type Field = string | number | boolean | null

/**
 * Deliveries on their way to the worker. Their values stand one after the other in a single list, because cloning an
 * object for each costs the thread that receives several times as much; their bodies travel in one transferred buffer.
 */
export interface WireBatch {
  fields: Field[]
  bodies: Uint8Array<ArrayBuffer>
}

/** The fields of a delivery, in the order in which `readDelivery` takes them. */
function writeDelivery(fields: Field[], delivery: NewDelivery): void {
  const { verdict, dedupe } = delivery
  fields.push(
    delivery.id,
    delivery.triggerId,
    delivery.receivedAt,
    delivery.method,
    delivery.target,
    delivery.publicBase,
    delivery.httpVersion,
    JSON.stringify(delivery.headers),
    delivery.body.byteLength,
    delivery.sender,
    delivery.eventType,
    delivery.durationMs,
    dedupe?.kind ?? null,
    dedupe?.key ?? null,
    writeVerdict(verdict),
    verdict.outcome,
    verdict.reason,
    verdict.answer.status,
    verdict.authentic,
    verdict.keyId,
    delivery.captureSample?.sampleId ?? null,
    delivery.madeBy ?? null,
  )
}

function readDelivery(take: <Value>() => Value, takeBody: (length: number) => Uint8Array): WireDelivery {
  return {
    id: take(),
    triggerId: take(),
    receivedAt: take(),
    method: take(),
    target: take(),
    publicBase: take(),
    httpVersion: take(),
    headers: take(),
    body: takeBody(take()),
    sender: take(),
    eventType: take(),
    durationMs: take(),
    dedupe: toDedupe(take(), take()),
    verdict: take(),
    outcome: take(),
    reason: take(),
    status: take(),
    authentic: take(),
    keyId: take(),
    captureSample: toSample(take()),
    madeBy: take<MadeBy | null>() ?? undefined,
  }
}

const toDedupe = (kind: Dedupe['kind'] | null, key: string | null): Dedupe | null =>
  kind === null || key === null ? null : { kind, key }

const toSample = (sampleId: string | null): NewDelivery['captureSample'] => (sampleId === null ? null : { sampleId })

/** The bodies one after the other in a buffer of their own: a body may be a view of a much larger one, which must not be sent. */
function packBodies(deliveries: readonly NewDelivery[]): Uint8Array<ArrayBuffer> {
  const packed = Buffer.allocUnsafeSlow(deliveries.reduce((total, { body }) => total + body.byteLength, 0))
  let offset = 0
  for (const { body } of deliveries) {
    packed.set(body, offset)
    offset += body.byteLength
  }
  return packed
}

export function packBatch(deliveries: readonly NewDelivery[]): WireBatch {
  const fields: Field[] = []
  for (const delivery of deliveries) writeDelivery(fields, delivery)
  return { fields, bodies: packBodies(deliveries) }
}

/** What `packBatch` packed; the bodies are views of the batch's buffer. */
export function unpackBatch({ fields, bodies }: WireBatch): WireDelivery[] {
  let next = 0
  let offset = 0
  const take = <Value>(): Value => fields[next++] as Value
  const takeBody = (length: number): Uint8Array => bodies.subarray(offset, (offset += length))
  const deliveries: WireDelivery[] = []
  while (next < fields.length) deliveries.push(readDelivery(take, takeBody))
  return deliveries
}
