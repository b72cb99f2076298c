import type { Bundle } from '@shared/contracts/bundle'
import type { TriggerView } from '@shared/contracts/trigger'
import { connectionOf } from '@shared/connections'
import { must } from '@shared/domain/assert'
import type { BackendParts } from '../backend-parts'
import { createId } from '../ids'
import { draftTrigger } from '../triggers/draft-trigger'
import { decodeBody } from './bundle-body'
import { freeName } from './free-name'

/** Adds the bundle's trigger as a draft with a new URL and key, then its samples; when a sample cannot be stored, nothing stays. */
export async function importBundle(bundle: Bundle, parts: BackendParts): Promise<TriggerView> {
  const { registry, writer, store, clock, random } = parts
  const { name, connectionId, eventType, authentication } = bundle.trigger
  const connection = must(
    connectionOf({ connectionId, authentication }),
    'a bundle that was read names a known connection',
  )
  const taken = new Set(registry.list().map((entry) => entry.trigger.name))
  const draft = draftTrigger(
    { name: freeName(name, taken), choice: { connectionId, eventType }, authentication, connection },
    parts,
  )
  const schemaConfirmedAt = bundle.schema === null ? null : clock.now()
  const added = await writer.add(
    { ...draft.trigger, schema: bundle.schema, schemaConfirmedAt, conditions: bundle.conditions },
    draft.newSecrets ?? new Map(),
  )
  try {
    for (const sample of bundle.samples) {
      await store.saveSample({
        id: `smp_${createId(random)}`,
        triggerId: added.id,
        deliveryId: null,
        eventType: sample.eventType,
        capturedAt: Date.parse(sample.capturedAt),
        headers: sample.headers,
        body: must(decodeBody(sample.body), 'the bodies of a bundle that was read can be decoded'),
        expected: sample.expected,
      })
    }
  } catch (error) {
    await writer.remove(added.id)
    throw error
  }
  registry.changeFacts(added.id, (facts) => ({ ...facts, sampleCount: bundle.samples.length }))
  writer.tell(added.id)
  return registry.view(must(registry.get(added.id), 'the trigger was added just now'))
}
