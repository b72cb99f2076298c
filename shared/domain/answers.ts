import type { HandshakeRule } from '../contracts/connection'
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

export const acceptedAnswer = (delivery: string): Answer => answer(200, { status: 'accepted', delivery })
export const filteredAnswer = (): Answer => answer(200, { status: 'filtered' })
export const duplicateAnswer = (): Answer => answer(200, { status: 'duplicate' })
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
export const unauthorizedAnswer = (delivery: string): Answer => answer(401, { error: 'unauthorized', delivery })

export const methodAnswer = (delivery: string): Answer =>
  answer(405, { error: 'method_not_allowed', delivery }, [['allow', 'POST']])

export const closedAnswer = (delivery: string): Answer =>
  answer(503, { error: 'unavailable', delivery }, [['retry-after', retryWhenClosed]])

/** Without a delivery id, since nothing was recorded under it. */
export const notStoredAnswer = (): Answer => answer(503, { error: 'unavailable' }, [['retry-after', retryWhenBroken]])

export const handshakeAnswer = (reply: HandshakeRule['reply']): Answer => answer(reply.status, reply.json)

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
