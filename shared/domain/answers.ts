import type { ReplyPolicy } from '../contracts/reply-policy'
import type { Answer, ReasonCode } from '../contracts/verdict'

/** Seconds after which a sender may try again while the trigger takes no events. */
const retryWhenClosed = '60'
/** Seconds after which a sender may try again when the store failed. */
const retryWhenBroken = '5'

const answer = (status: number, body: Record<string, string>, extra: Answer['headers'] = []): Answer => ({
  status,
  headers: [
    ['content-type', 'application/json'],
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
    ...extra,
  ],
  body: JSON.stringify(body),
})

const vendorAnswer = ({ body, headers, status }: NonNullable<ReplyPolicy['accepted']>): Answer => ({
  status,
  headers: [...headers, ['cache-control', 'no-store'], ['x-content-type-options', 'nosniff']],
  body,
})

/** The answers to a genuine event: the vendor's where it insists on one. */
export const acceptedAnswer = (delivery: string, reply?: ReplyPolicy): Answer =>
  reply?.accepted ? vendorAnswer(reply.accepted) : answer(200, { status: 'accepted', delivery })
export const filteredAnswer = (reply?: ReplyPolicy): Answer =>
  reply?.accepted ? vendorAnswer(reply.accepted) : answer(200, { status: 'filtered' })

const isOwn = ({ body }: Answer): boolean => /^\{"status":"(?:accepted|filtered)"/.test(body)

/** The answer to a repetition. `given` is the one that a first delivery would get; a vendor's own stays as it is. */
export const duplicateAnswer = (given: Answer): Answer => (isOwn(given) ? answer(200, { status: 'duplicate' }) : given)

export const notFoundAnswer = (): Answer => answer(404, { error: 'not_found' })

/** The answer to the app's own call of its public URL. */
export const probeAnswer = (proof: string): Answer => ({
  status: 200,
  headers: [
    ['content-type', 'text/plain'],
    ['cache-control', 'no-store'],
  ],
  body: proof,
})

/** The one answer to every failed authentication; the reason stays in the app. */
export const unauthorizedAnswer = (delivery: string, reply?: ReplyPolicy): Answer =>
  answer(reply?.unauthorizedStatus ?? 401, { error: 'unauthorized', delivery })

export const methodAnswer = (delivery: string, allowed: readonly string[]): Answer =>
  answer(405, { error: 'method_not_allowed', delivery }, [['allow', allowed.join(', ')]])

export const closedAnswer = (delivery: string): Answer =>
  answer(503, { error: 'unavailable', delivery }, [['retry-after', retryWhenClosed]])

/** Without a delivery id, since nothing was recorded under it. */
export const notStoredAnswer = (): Answer => answer(503, { error: 'unavailable' }, [['retry-after', retryWhenBroken]])

const transportErrors: Partial<Record<ReasonCode, [number, string]>> = {
  body_too_large: [413, 'too_large'],
  request_too_slow: [408, 'timeout'],
  too_many_headers: [431, 'headers_too_large'],
  unsupported_transfer_encoding: [501, 'not_implemented'],
  host_not_allowed: [403, 'forbidden'],
  browser_request: [403, 'forbidden'],
}

/** The answer to a request that is refused before it reaches a trigger; it names the kind of error only. */
export function transportAnswer(reason: ReasonCode, delivery: string): Answer {
  const [status, error] = transportErrors[reason] ?? [400, 'bad_request']
  return answer(status, { error, delivery })
}
