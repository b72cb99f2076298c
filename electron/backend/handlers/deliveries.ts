import { maskCredentials } from '@shared/domain/redact'
import { fail, ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { contentTypeOf } from '../content-type'
import { findAddress, findNewest } from '../confirmation/find-address'
import { diagnoseDelivery } from '../diagnosis/diagnose-delivery'
import type { HandlersOf } from './handlers'
import { noTrigger } from '../triggers/trigger-writer'
import { headerNameOf } from './header-name'

/** The answer to a call that names a delivery that is not there. */
export const noDelivery = () =>
  fail(
    'not_found',
    'This delivery does not exist any more. It was removed, or made room for newer ones; choose another one.',
  )

const nothingToConfirm = () =>
  fail(
    'not_allowed',
    'This delivery asks for nothing that may be confirmed: it is not shown to be the vendor’s, or its address is not on a host of the vendor. Nothing was fetched.',
  )

const notConfirmed = (host: string, error: unknown) =>
  fail(
    'send_failed',
    `Not confirmed: ${host} could not be fetched. ${error instanceof Error ? error.message : 'The connection failed.'} Check that this computer is online and try again. If the request has expired, let the vendor send a new one.`,
  )

export function createDeliveriesHandlers(parts: BackendParts): HandlersOf<'deliveries'> {
  const { store, analyser, registry, writer, push, status, clock } = parts
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
      const confirmation = (await findAddress(detail, parts))?.confirmation ?? null
      return ok({ ...detail, target: masked.target, headers: masked.headers, diagnosis, confirmation })
    },
    async 'deliveries.body'({ deliveryId, form }) {
      const detail = await store.detail(deliveryId)
      const body = detail && (await store.body(deliveryId))
      if (!detail || !body) return noDelivery()
      return ok(await analyser.view(body, contentTypeOf(detail.headers), form))
    },
    async 'deliveries.confirm'({ deliveryId }) {
      const detail = await store.detail(deliveryId)
      if (!detail) return noDelivery()
      const asked = await findAddress(detail, parts)
      if (!asked || detail.triggerId === null) return nothingToConfirm()
      try {
        await parts.download(asked.url)
      } catch (error) {
        return notConfirmed(asked.confirmation.host, error)
      }
      const confirmedAt = clock.now()
      return writer.change(detail.triggerId, ({ trigger }) => ok({ trigger: { ...trigger, confirmedAt } }))
    },
    async 'deliveries.findConfirmation'({ triggerId }) {
      return registry.get(triggerId) ? ok({ found: await findNewest(triggerId, parts) }) : noTrigger()
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
