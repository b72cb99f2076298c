import { allowsCustomScheme, connectionOf } from '@shared/connections'
import type { CapturedRequest } from '@shared/contracts/delivery'
import { mebibyte } from '@shared/contracts/settings'
import { restoreKnownKeys } from '@shared/domain/redact'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import type { ReceiverTarget } from '../receiver/receiver'
import { previewRecipe } from '../recipes/preview-recipe'
import { noTrigger } from '../triggers/trigger-writer'
import { noDelivery } from './deliveries'
import type { HandlersOf } from './handlers'

/** Hashing more than this for every change of a recipe would keep senders waiting. */
const maxBodyBytes = 2 * mebibyte

export function createRecipesHandlers(parts: BackendParts): HandlersOf<'recipes'> {
  const { registry, store } = parts
  const readRequest = async (deliveryId: string, target: ReceiverTarget): Promise<Result<CapturedRequest>> => {
    const detail = await store.detail(deliveryId)
    if (!detail || (detail.triggerId !== null && detail.triggerId !== target.trigger.id)) return noDelivery()
    if (detail.size > maxBodyBytes) {
      return fail(
        'not_allowed',
        `This delivery is larger than ${maxBodyBytes / mebibyte} MiB, too large to be shown part by part. Choose a smaller one.`,
      )
    }
    const body = await store.body(deliveryId)
    if (!body) return noDelivery()
    const { httpVersion, method, receivedAt, sender } = detail
    const restored = restoreKnownKeys(detail.target, detail.headers, target.secrets)
    return ok({ ...restored, method, httpVersion, receivedAt, sender, body })
  }
  return {
    async 'recipes.preview'({ deliveryId, scheme, triggerId }) {
      const entry = registry.get(triggerId)
      const target = entry && registry.findTarget(entry.trigger.token)
      if (!target) return noTrigger()
      const connection = connectionOf(target.trigger)
      if (!connection || !allowsCustomScheme(connection)) {
        return fail('not_allowed', 'Only a Custom Webhook has a recipe of its own. Choose that as the event first.')
      }
      if (deliveryId === null) return ok(previewRecipe({ target, scheme, request: null }, parts))
      const request = await readRequest(deliveryId, target)
      return request.ok ? ok(previewRecipe({ target, scheme, request: request.value }, parts)) : request
    },
  }
}
