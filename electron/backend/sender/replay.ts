import type { DeliveryDetail, RawHeaders } from '@shared/contracts/delivery'
import type { SenderProof, SenderRequest, SentRequest } from '@shared/contracts/sender'
import { senderRequestSchema } from '@shared/contracts/sender'
import type { KeySecret } from '@shared/domain/decision'
import { maskCredentials, restoreKnownKeys } from '@shared/domain/redact'
import { splitTarget } from '@shared/domain/request-query'
import { decodeUtf8 } from '@shared/domain/text-codec'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { Sender } from './create-sender'
import { isOwnHeader } from './header-flaw'
import { presetOf } from './vendor'
import type { Vendor } from './vendor'

/** A delivery as the store keeps it, with its body. */
export interface StoredRequest {
  detail: DeliveryDetail
  body: Uint8Array
}

const marked = { madeBy: 'sender', isTrial: false } as const

/** Without what belonged to the connection, or was added by a proxy on the way. */
const withoutHops = (headers: RawHeaders): RawHeaders =>
  headers.filter(([name]) => !isOwnHeader(name) && !/^(x-forwarded-|keep-alive$)/i.test(name))

const unknownMethod = ({ method }: DeliveryDetail) =>
  fail('invalid_state', `The method ${method.slice(0, 20)} cannot be sent again. Choose another delivery.`)

const noText = () =>
  fail(
    'invalid_state',
    'The body of this delivery is no text, so it cannot be changed or signed anew. Replay it with the same bytes.',
  )

/** Sends the bytes of a delivery again: the same method, query, headers and body, to the trigger's own URL. */
export function replaySame(
  { body, detail }: StoredRequest,
  vendor: Vendor,
  secrets: readonly KeySecret[],
  sender: Sender,
): Promise<Result<SentRequest>> {
  const restored = restoreKnownKeys(detail.target, detail.headers, secrets)
  const { query } = splitTarget(restored.target)
  const path = new URL(vendor.url).pathname
  const target = query === null ? path : `${path}?${query}`
  return sender.post(vendor, { method: detail.method, target, headers: withoutHops(restored.headers), body }, marked)
}

/** The headers in which a vendor proves itself, which are made anew. */
function listProofHeaders(vendor: Pick<Vendor, 'connection' | 'trigger'>): string[] {
  const places = presetOf(vendor).recipe.credential.at
  return places.flatMap((place) => (place.from === 'header' ? [place.name.toLowerCase()] : []))
}

/** A delivery as a request to be changed and sent: without its proof and anything else that works as a credential. */
export function toRequest(
  { body, detail }: StoredRequest,
  vendor: Pick<Vendor, 'connection' | 'trigger'>,
): Result<SenderRequest> {
  const method = senderRequestSchema.shape.method.safeParse(detail.method)
  if (!method.success) return unknownMethod(detail)
  const text = decodeUtf8(body)
  if (!text.valid) return noText()
  const { headers: masked } = maskCredentials('/', detail.headers, vendor.trigger.authentication.headerName)
  const proofs = listProofHeaders(vendor)
  const headers = detail.headers.filter(
    ([name, value], index) => masked[index]?.[1] === value && !proofs.includes(name.toLowerCase()),
  )
  const pairs = splitTarget(detail.target).query?.split('&') ?? []
  const query = pairs.filter((pair) => !/^apikey=/i.test(pair)).join('&')
  return ok({ method: method.data, query, headers: withoutHops(headers), body: text.text })
}

/** Sends a delivery again as if it were made now: the same event and delivery id, with a new time and signature. */
export function replaySigned(stored: StoredRequest, vendor: Vendor, sender: Sender): Promise<Result<SentRequest>> {
  const request = toRequest(stored, vendor)
  if (!request.ok) return Promise.resolve(request)
  const proof: SenderProof = vendor.trigger.authentication.method === 'signature' ? 'signature' : 'header'
  return sender.send(vendor, request.value, { proof, freshId: false, ...marked })
}
