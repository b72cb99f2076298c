import type { Confirmation } from '@shared/contracts/confirmation'
import type { DeliveryDetail, DeliverySummary } from '@shared/contracts/delivery'
import { asksForConfirmation, readConfirmation } from '@shared/domain/handshake/read-confirmation'
import { viewRequest } from '@shared/domain/request-view'
import type { BackendParts } from '../backend-parts'

type Parts = Pick<BackendParts, 'registry' | 'crypto' | 'store'>

/** What a delivery asks the user to confirm, and where. The address is a secret of the vendor's and stays in the backend. */
export interface AskedConfirmation {
  url: string
  confirmation: Confirmation
}

/** Only what is genuine, or what could not be judged for want of the vendor's key; never what was judged and refused. */
const mayAsk = ({ authentic, reason }: DeliverySummary): boolean => authentic || reason === 'key_not_fetched'

const targetOf = ({ registry }: Parts, triggerId: string | null) => {
  const entry = triggerId === null ? null : registry.get(triggerId)
  const target = entry && registry.findTarget(entry.trigger.token)
  return target && asksForConfirmation(target.connection) ? target : null
}

/** The confirmation that a stored delivery asks for; `null` when it asks for none. */
export async function findAddress(detail: DeliveryDetail, parts: Parts): Promise<AskedConfirmation | null> {
  const target = targetOf(parts, detail.triggerId)
  const body = target && mayAsk(detail) ? await parts.store.body(detail.id) : null
  if (!target || !body) return null
  const { config } = target.trigger.authentication
  const asked = readConfirmation(target.connection, viewRequest({ ...detail, body }, { config }), parts.crypto)
  if (asked === null) return null
  const { label, url, what } = asked
  return { url, confirmation: { label, what, host: new URL(url).host, isVerified: detail.authentic } }
}

const outcomes = ['handshake', 'refused'] as const
/** Older deliveries than these of each outcome are not looked at. */
const maxDeliveries = 20

/** The newest delivery of a trigger that asks for a confirmation. */
export async function findNewest(
  triggerId: string,
  parts: Parts,
): Promise<{ deliveryId: string; receivedAt: number; confirmation: Confirmation } | null> {
  if (targetOf(parts, triggerId) === null) return null
  const pages = await Promise.all(
    outcomes.map((outcome) => parts.store.page({ triggerId, outcome, before: null, limit: maxDeliveries })),
  )
  const candidates = pages.flatMap(({ deliveries }) => deliveries.filter(mayAsk))
  for (const { id } of candidates.sort((left, right) => right.seq - left.seq)) {
    const detail = await parts.store.detail(id)
    const asked = detail && (await findAddress(detail, parts))
    if (asked) return { deliveryId: id, receivedAt: detail.receivedAt, confirmation: asked.confirmation }
  }
  return null
}
