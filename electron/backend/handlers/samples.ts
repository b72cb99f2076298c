import type { DeliveryDetail } from '@shared/contracts/delivery'
import { maskCredentials } from '@shared/domain/redact'
import { fail, ok } from '@shared/ipc/result'
import { readEventBody } from '../analysis/event-body'
import type { BackendParts } from '../backend-parts'
import { createId } from '../ids'
import { noTrigger } from '../triggers/trigger-writer'
import { noDelivery } from './deliveries'
import type { HandlersOf } from './handlers'
import { connectionOfTrigger } from './connection-of-trigger'
import { headerNameOf } from './header-name'

const noSample = () => fail('not_found', 'This sample does not exist any more. It was removed; choose another one.')

/** Why a delivery cannot teach a schema; `null` when it can. */
function refuseAsSample({ outcome, authentic, madeBy, verdict }: DeliveryDetail) {
  if (outcome === 'handshake') {
    return fail(
      'not_allowed',
      'A handshake is the vendor checking the URL, not an event, so it cannot be a sample. Wait for an event, or send a test event.',
    )
  }
  if (madeBy === 'security-check') {
    return fail(
      'not_allowed',
      'This delivery was made by the security check, so it cannot be a sample. Wait for an event, or send one from the Sender tab.',
    )
  }
  if (!authentic && verdict.endedAt !== 'accept') {
    return fail(
      'not_allowed',
      'This delivery did not prove who sent it, so it cannot be a sample. Correct the key or signature at the sender, and send it again.',
    )
  }
  return null
}

export function createSamplesHandlers(parts: BackendParts): HandlersOf<'samples'> {
  const { store, analyser, registry, writer, push, clock, random } = parts
  const count = (triggerId: string, difference: number): void => {
    registry.changeFacts(triggerId, (facts) => ({ ...facts, sampleCount: facts.sampleCount + difference }))
    writer.tell(triggerId)
  }
  return {
    async 'samples.list'({ triggerId }) {
      return registry.get(triggerId) ? ok({ samples: await store.sampleSummaries(triggerId) }) : noTrigger()
    },
    async 'samples.get'({ sampleId }) {
      const sample = await store.sample(sampleId)
      if (!sample) return noSample()
      const { id, triggerId, deliveryId, eventType, capturedAt, size, headers, body } = sample
      const masked = maskCredentials('/', headers, headerNameOf(registry, triggerId))
      const event = readEventBody(connectionOfTrigger(registry, triggerId), { headers, body })
      const view = await analyser.view(event.body, event.contentType, 'pretty')
      return ok({ id, triggerId, deliveryId, eventType, capturedAt, size, headers: masked.headers, body: view })
    },
    async 'samples.addFromDelivery'({ deliveryId }) {
      const detail = await store.detail(deliveryId)
      const body = detail && (await store.body(deliveryId))
      if (!detail || !body) return noDelivery()
      const refusal = refuseAsSample(detail)
      if (refusal) return refusal
      const { triggerId } = detail
      if (triggerId === null || !registry.get(triggerId)) return noTrigger()
      const existing = (await store.sampleSummaries(triggerId)).find((sample) => sample.deliveryId === deliveryId)
      if (existing) return ok(existing)
      const sample = await store.saveSample({
        id: `smp_${createId(random)}`,
        triggerId,
        deliveryId,
        eventType: detail.eventType,
        capturedAt: clock.now(),
        headers: detail.headers,
        body,
        expected: { outcome: detail.outcome, status: detail.status },
      })
      push.add({ fact: 'sample.added', sample })
      count(triggerId, 1)
      return ok(sample)
    },
    async 'samples.remove'({ sampleId }) {
      const sample = await store.sample(sampleId)
      if (!sample) return noSample()
      await store.removeSample(sampleId)
      push.add({ fact: 'sample.removed', triggerId: sample.triggerId, sampleId })
      count(sample.triggerId, -1)
      return ok({})
    },
  }
}
