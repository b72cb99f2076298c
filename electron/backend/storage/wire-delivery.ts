import type { NewDelivery } from './store'
import type { WireDelivery } from './worker-messages'

/** The delivery as it crosses to the worker, with its JSON parts already in the form that is stored. */
export function toWire(delivery: NewDelivery): WireDelivery {
  const { verdict } = delivery
  // Written out: this runs for every delivery on the thread that receives, and a rest pattern takes half as long again.
  return {
    id: delivery.id,
    triggerId: delivery.triggerId,
    receivedAt: delivery.receivedAt,
    method: delivery.method,
    target: delivery.target,
    publicBase: delivery.publicBase,
    httpVersion: delivery.httpVersion,
    headers: JSON.stringify(delivery.headers),
    bodyLength: delivery.body.byteLength,
    bodyHash: delivery.bodyHash,
    sender: delivery.sender,
    eventType: delivery.eventType,
    durationMs: delivery.durationMs,
    dedupe: delivery.dedupe,
    verdict: JSON.stringify(verdict),
    outcome: verdict.outcome,
    reason: verdict.reason,
    status: verdict.answer.status,
    authentic: verdict.authentic,
    keyId: verdict.keyId,
    captureSample: delivery.captureSample,
  }
}

/** The bodies one after the other in a buffer of their own: a body may be a view of a much larger one, which must not be sent. */
export function packBodies(deliveries: readonly NewDelivery[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(deliveries.reduce((total, { body }) => total + body.byteLength, 0))
  let offset = 0
  for (const { body } of deliveries) {
    packed.set(body, offset)
    offset += body.byteLength
  }
  return packed
}
