import type { MadeBy } from '@shared/contracts/delivery'
import type { SenderProof, SenderRequest, SentRequest } from '@shared/contracts/sender'
import type { CryptoPort } from '@shared/domain/crypto-port'
import { maskCredentials, replaceKnownKeys } from '@shared/domain/redact'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { Clock, Random } from '../ports'
import type { StoredDelivery } from '../storage/store'
import { createDeliveryId, renewDeliveryId } from './build-test-event'
import { describeFailure } from './describe-failure'
import type { Marks } from './marks'
import { postRequest } from './post-request'
import { proveRequest } from './prove-request'
import type { ProvenRequest } from './prove-request'
import { presetOf } from './vendor'
import type { Vendor } from './vendor'

interface SenderDependencies {
  clock: Clock
  random: Random
  crypto: CryptoPort
  marks: Marks
}

export interface SendOptions {
  proof: SenderProof
  /** Writes a new delivery id where the vendor puts it, so that the request is not taken for a repetition. */
  freshId: boolean
  /** When the vendor signs, epoch ms. Absent: now. */
  timestampMs?: number
}

/** How the receiver treats it, see Mark. */
export interface MarkOptions {
  madeBy: MadeBy
  isTrial: boolean
}

export interface Sender {
  /** Signs the request as the vendor would and sends it over real HTTP. */
  send(vendor: Vendor, request: SenderRequest, options: SendOptions & MarkOptions): Promise<Result<SentRequest>>
  /** Signs it without sending; every call gives another time where only the time tells two requests apart. */
  prove(vendor: Vendor, request: SenderRequest, options: SendOptions): Result<ProvenRequest>
  /** Sends a request just as it is. */
  post(vendor: Vendor, request: ProvenRequest, options: MarkOptions): Promise<Result<SentRequest>>
}

/** Four fifths of what the scheme tolerates, so that a burst of events does not run out of it. */
const maxSecondsAhead = (toleranceSeconds: number): number => Math.floor(toleranceSeconds * 0.8)

/** The request as the screens may show it. */
function showRequest(request: ProvenRequest, url: URL, { secret, trigger }: Vendor): SentRequest['request'] {
  const kept = replaceKnownKeys(request.target, request.headers, [{ id: 'key', secret }])
  const masked = maskCredentials(kept.target, kept.headers, trigger.authentication.headerName)
  return { method: request.method, url: url.origin + masked.target, headers: masked.headers, size: request.body.length }
}

const showDelivery = (delivery: StoredDelivery | null): SentRequest['delivery'] => {
  if (delivery === null) return null
  const { authentic, id, outcome, reason } = delivery.summary
  return { id, outcome, reason, authentic }
}

/** Plays the vendor. */
export function createSender(dependencies: SenderDependencies): Sender {
  const { clock, random, crypto, marks } = dependencies
  let lastSecond = 0
  /**
   * The time to sign at, epoch ms. Where only the time tells two events apart, the second of one second would count as a
   * replay, so there it is never the same second twice.
   */
  const nextTime = (vendor: Vendor): number => {
    const now = clock.now()
    const { recipe } = presetOf(vendor)
    if (recipe.replay !== 'signature') return now
    const second = Math.floor(now / 1000)
    const latest = second + maxSecondsAhead(recipe.timestamp?.toleranceSeconds ?? 300)
    lastSecond = Math.min(Math.max(second, lastSecond + 1), latest)
    return lastSecond * 1000
  }

  const sender: Sender = {
    prove(vendor, request, { proof, freshId, timestampMs = nextTime(vendor) }) {
      const renewed = freshId
        ? renewDeliveryId(vendor.connection, request, random)
        : { request, deliveryId: createDeliveryId('msg_', random) }
      const options = { proof, timestampMs, messageId: renewed.deliveryId, crypto }
      return proveRequest(renewed.request, vendor, options)
    },
    async post(vendor, request, { madeBy, isTrial }) {
      let stored: StoredDelivery | null = null
      const mark = marks.issue({ madeBy, isTrial, whenStored: (delivery) => void (stored = delivery) })
      const url = new URL(request.target, vendor.origin)
      const [sentAt, startedAt] = [clock.now(), clock.monotonic()]
      try {
        const answer = await postRequest({ ...request, url, headers: [...request.headers, mark.header] })
        const durationMs = clock.monotonic() - startedAt
        const shown = showRequest(request, url, vendor)
        return ok({ sentAt, durationMs, request: shown, answer, delivery: showDelivery(stored) })
      } catch (error) {
        const isLocal = url.hostname === '127.0.0.1'
        return fail('send_failed', describeFailure(error, { origin: url.origin, isLocal }))
      } finally {
        mark.end()
      }
    },
    async send(vendor, request, options) {
      const proven = sender.prove(vendor, request, options)
      return proven.ok ? sender.post(vendor, proven.value, options) : proven
    },
  }
  return sender
}
