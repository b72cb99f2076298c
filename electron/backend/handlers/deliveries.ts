import { maskCredentials } from '@shared/domain/redact'
import { fail, ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { contentTypeOf } from '../content-type'
import { diagnoseDelivery } from '../diagnosis/diagnose-delivery'
import type { HandlersOf } from './handlers'
import { headerNameOf } from './header-name'

/** The answer to a call that names a delivery that is not there. */
export const noDelivery = () =>
  fail(
    'not_found',
    'This delivery does not exist any more. It was removed, or made room for newer ones; choose another one.',
  )

export function createDeliveriesHandlers(parts: BackendParts): HandlersOf<'deliveries'> {
  const { store, analyser, registry, writer, push, status } = parts
  return {
    async 'deliveries.page'(query) {
      return ok(await store.page(query))
    },
    async 'deliveries.get'({ deliveryId }) {
      const detail = await store.detail(deliveryId)
      if (!detail) return noDelivery()
      const masked = maskCredentials(detail.target, detail.headers, headerNameOf(registry, detail.triggerId))
      const body = detail.outcome === 'refused' ? await store.body(deliveryId) : null
      const diagnosis = body ? diagnoseDelivery(detail, body, parts) : null
      return ok({ ...detail, target: masked.target, headers: masked.headers, diagnosis })
    },
    async 'deliveries.body'({ deliveryId, form }) {
      const detail = await store.detail(deliveryId)
      const body = detail && (await store.body(deliveryId))
      if (!detail || !body) return noDelivery()
      return ok(await analyser.view(body, contentTypeOf(detail.headers), form))
    },
    async 'deliveries.remove'({ deliveryId }) {
      const detail = await store.detail(deliveryId)
      if (!detail || !(await store.removeDelivery(deliveryId))) return noDelivery()
      const { triggerId } = detail
      push.add({ fact: 'delivery.removed', deliveryId, triggerId })
      if (triggerId !== null) {
        const facts = (await store.triggerFacts()).get(triggerId)
        if (facts) registry.changeFacts(triggerId, () => facts)
        writer.tell(triggerId)
      }
      status.refreshTotals()
      return ok({})
    },
  }
}
