import type { RawHeaders } from '@shared/contracts/delivery'
import type { Evidence, Stage, Verdict } from '@shared/contracts/verdict'
import type { Dedupe, NewDelivery } from './store'

type Field = string | number | boolean | null

/**
 * Deliveries on their way to the worker. Their values stand one after the other in a single list, because cloning them as
 * objects, or writing them as JSON, costs the thread that receives several times as much; their bodies travel in one
 * transferred buffer.
 */
export interface WireBatch {
  fields: Field[]
  bodies: Uint8Array<ArrayBuffer>
}

function writeHeaders(fields: Field[], headers: RawHeaders): void {
  fields.push(headers.length)
  for (const [name, value] of headers) fields.push(name, value)
}

function writeStages(fields: Field[], stages: readonly Stage[]): void {
  fields.push(stages.length)
  for (const { stage, outcome, reason, evidence } of stages) {
    fields.push(stage, outcome, reason, evidence.length)
    for (const { label, value } of evidence) fields.push(label, value)
  }
}

function writeVerdict(fields: Field[], verdict: Verdict): void {
  const { endedAt, outcome, reason, keyId, authentic, answer } = verdict
  writeStages(fields, verdict.stages)
  fields.push(endedAt, outcome, reason, keyId, authentic, answer.status)
  writeHeaders(fields, answer.headers)
  fields.push(answer.body)
}

/** The fields of a delivery, in the order in which `readDelivery` takes them. */
function writeDelivery(fields: Field[], delivery: NewDelivery): void {
  const { id, triggerId, receivedAt, method, target, publicBase, httpVersion } = delivery
  const { sender, eventType, durationMs, dedupe } = delivery
  fields.push(id, triggerId, receivedAt, method, target, publicBase, httpVersion)
  writeHeaders(fields, delivery.headers)
  fields.push(delivery.body.byteLength, sender, eventType, durationMs, dedupe?.kind ?? null, dedupe?.key ?? null)
  writeVerdict(fields, delivery.verdict)
  fields.push(delivery.captureSample?.sampleId ?? null)
}

/** Takes one field after the other; the order gives each its type. */
type Take = <Value>() => Value

function takeList<Item>(take: Take, takeItem: () => Item): Item[] {
  const items: Item[] = []
  for (let left = take<number>(); left > 0; left -= 1) items.push(takeItem())
  return items
}

const takeHeaders = (take: Take): RawHeaders => takeList(take, () => [take(), take()])

const takeEvidence = (take: Take): Evidence[] => takeList(take, () => ({ label: take(), value: take() }))

const takeStages = (take: Take): Stage[] =>
  takeList(take, () => ({ stage: take(), outcome: take(), reason: take(), evidence: takeEvidence(take) }))

const takeVerdict = (take: Take): Verdict => ({
  stages: takeStages(take),
  endedAt: take(),
  outcome: take(),
  reason: take(),
  keyId: take(),
  authentic: take(),
  answer: { status: take(), headers: takeHeaders(take), body: take() },
})

const toDedupe = (kind: Dedupe['kind'] | null, key: string | null): Dedupe | null =>
  kind === null || key === null ? null : { kind, key }

const toSample = (sampleId: string | null): NewDelivery['captureSample'] => (sampleId === null ? null : { sampleId })

const readDelivery = (take: Take, takeBody: (length: number) => Uint8Array): NewDelivery => ({
  id: take(),
  triggerId: take(),
  receivedAt: take(),
  method: take(),
  target: take(),
  publicBase: take(),
  httpVersion: take(),
  headers: takeHeaders(take),
  body: takeBody(take()),
  sender: take(),
  eventType: take(),
  durationMs: take(),
  dedupe: toDedupe(take(), take()),
  verdict: takeVerdict(take),
  captureSample: toSample(take()),
})

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
export function unpackBatch({ fields, bodies }: WireBatch): NewDelivery[] {
  let next = 0
  let offset = 0
  const take = <Value>(): Value => fields[next++] as Value
  const takeBody = (length: number): Uint8Array => bodies.subarray(offset, (offset += length))
  const deliveries: NewDelivery[] = []
  while (next < fields.length) deliveries.push(readDelivery(take, takeBody))
  return deliveries
}
