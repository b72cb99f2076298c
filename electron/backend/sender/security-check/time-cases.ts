import { renewDeliveryId } from '../build-test-event'
import { once, refused } from './check-case'
import type { CheckAttempt, CheckCase, CheckContext } from './check-case'

/** Whatever a scheme tolerates: an event that was signed so long ago, or ahead, must not be taken. */
const hourMs = 60 * 60 * 1000

const saysNoTime = ({ recipe, vendor }: CheckContext): string | null => {
  if (recipe === null) return 'An API key does not say when the request was made.'
  if (recipe.timestamp !== undefined || (recipe.type === 'jwt' && recipe.expiry === 'required')) return null
  return `${vendor.connection.name} does not sign a time.`
}

const isOnceOnly = ({ recipe }: CheckContext): boolean =>
  recipe !== null && (recipe.replay === 'signature' || typeof recipe.replay === 'object')

/** Whether the trigger remembers delivery ids, and the sample has one. */
const hasDeliveryId = ({ request, vendor }: CheckContext): boolean => {
  const random = { bytes: (length: number) => new Uint8Array(length) }
  return renewDeliveryId(vendor.connection, request, random).request !== request
}

const noId = ({ vendor }: CheckContext): string =>
  `Nothing in a delivery of ${vendor.connection.name} tells a repetition from a new event.`

const duplicate = ({ acceptedStatus }: CheckContext): CheckAttempt['expects'] => ({
  text: `${acceptedStatus}, known already`,
  isMet: ({ answer, delivery }) => answer.status === acceptedStatus && delivery?.outcome === 'duplicate',
})

const conflict = ({ acceptedStatus }: CheckContext): CheckAttempt['expects'] => ({
  text: `${acceptedStatus}, flagged`,
  isMet: ({ answer, delivery }) => answer.status === acceptedStatus && delivery?.reason === 'same_id_other_body',
})

/** Cases about when an event was signed, and whether it comes again. */
export const timeCases: readonly CheckCase[] = [
  {
    id: 'old-time',
    name: 'Signed an hour ago',
    prepare: (context) =>
      saysNoTime(context) ??
      once(
        context.prove({ timestampMs: context.now - hourMs }),
        refused(context.unauthorizedStatus, 'timestamp_stale'),
      ),
  },
  {
    id: 'future-time',
    name: 'Signed an hour ahead',
    prepare(context) {
      const { now, recipe, unauthorizedStatus, vendor } = context
      const reason = saysNoTime(context)
      if (reason !== null) return reason
      if (recipe?.timestamp === undefined) return 'The token says only when it ends.'
      if (recipe.timestamp.direction === 'past') {
        return `${vendor.connection.name} lets receivers refuse old times only, so a time ahead is taken.`
      }
      return once(context.prove({ timestampMs: now + hourMs }), refused(unauthorizedStatus, 'timestamp_future'))
    },
  },
  {
    id: 'repeated',
    name: 'The same request once more',
    prepare(context) {
      const request = context.prove()
      const requests = [request, request]
      if (isOnceOnly(context)) {
        return { requests, judges: 'last', expects: refused(401, 'replayed') }
      }
      return hasDeliveryId(context) ? { requests, judges: 'last', expects: duplicate(context) } : noId(context)
    },
  },
  {
    id: 'reused-id',
    name: 'A delivery id that was used for another event',
    prepare(context) {
      if (isOnceOnly(context)) return 'This scheme does not go by delivery ids.'
      if (!hasDeliveryId(context)) return noId(context)
      const { vendor, request } = context
      const random = { bytes: (length: number) => context.random(length) }
      const renewed = renewDeliveryId(vendor.connection, request, random).request
      const requests = [renewed.body, `${renewed.body}\n`].map((body) =>
        context.prove({ request: { ...renewed, body }, freshId: false }),
      )
      return { requests, judges: 'last', expects: conflict(context) }
    },
  },
]
