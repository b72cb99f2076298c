import type { Connection } from '@shared/contracts/connection'
import type { Trigger } from '@shared/contracts/trigger'
import { findPreset } from '@shared/connections'
import { must } from '@shared/domain/assert'
import type { CryptoPort } from '@shared/domain/crypto-port'
import { signRequest } from '@shared/domain/signature/sign'
import type { SignedRequest } from '@shared/domain/signature/sign'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { Clock, Random } from '../ports'
import { buildTestEvent } from './build-test-event'
import type { TestEvent } from './build-test-event'
import { postEvent, timeLimitMs } from './post-event'

interface SenderDependencies {
  clock: Clock
  random: Random
  crypto: CryptoPort
}

export interface TestEventInput {
  trigger: Trigger
  connection: Connection
  /** The trigger's public URL without the query, as a vendor would sign it. */
  url: string
  /** The same with the API key in the query. */
  fullUrl: string
  secret: string
  /** For schemes that sign with a private key (PKCS#8, DER): one whose public key the trigger accepts. */
  privateKey?: Uint8Array | undefined
  /** Where the receiver listens on this machine. */
  localOrigin: string
}

/** What the receiver answered. `deliveryId` is `null` when the answer names none; `durationMs` runs from sending to the whole answer. */
export interface SentEvent {
  status: number
  deliveryId: string | null
  durationMs: number
}

export interface Sender {
  send(input: TestEventInput): Promise<Result<SentEvent>>
}

/** The event as its vendor would send it, with the proof of knowing the secret; `null` when the secret does not fit the signature scheme. */
function authenticate(
  event: TestEvent,
  input: TestEventInput,
  { timestampMs, crypto }: { timestampMs: number; crypto: CryptoPort },
): SignedRequest | null {
  const { authentication } = input.trigger
  const target = new URL(input.url).pathname
  const { headers, body } = event
  if (authentication.method === 'apiKey') return { target, headers: [...headers, ['X-API-Key', input.secret]], body }
  const preset = must(findPreset(input.connection, authentication.preset), 'a stored trigger names a known preset')
  try {
    return signRequest(preset.recipe, {
      secret: input.secret,
      privateKey: input.privateKey,
      body,
      headers,
      url: input.url,
      timestampMs,
      messageId: event.deliveryId,
      config: authentication.config,
      crypto,
    })
  } catch {
    return null
  }
}

function readDeliveryId(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text)
    if (typeof answer !== 'object' || answer === null || !('delivery' in answer)) return null
    return typeof answer.delivery === 'string' ? answer.delivery : null
  } catch {
    return null
  }
}

function describeFailure(error: unknown, localOrigin: string): string {
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === 'ABORT_ERR') return slowAnswer
  if (code === 'ECONNREFUSED') {
    return `The test event could not be sent: nothing listens at ${localOrigin}. Restart Hookwright so that the receiver runs, then send again.`
  }
  return 'The test event was sent but the receiver closed the connection without an answer. Look at the deliveries of this trigger, then send again.'
}

const slowAnswer = `The receiver did not answer the test event within ${timeLimitMs / 1000} seconds, because the disk is slow or the app is busy. Wait a moment, then send again.`

const unfitSecret =
  'The test event could not be signed, because the secret of this trigger does not have the form its signature needs. Enter the secret again in Trigger Setup.'

/** Four fifths of what the scheme tolerates, so that a burst of test events does not run out of it. */
const maxSecondsAhead = (toleranceSeconds: number): number => Math.floor(toleranceSeconds * 0.8)

/** Plays the vendor: sends a fresh, signed sample to the trigger's own receiver over real HTTP. */
export function createSender(dependencies: SenderDependencies): Sender {
  const { clock, random, crypto } = dependencies
  let lastSecond = 0
  /**
   * The time to sign at, epoch ms. Where only the time tells two events apart, the second of one second would count as a
   * replay, so there it is never the same second twice.
   */
  const nextTime = ({ connection, trigger }: TestEventInput): number => {
    const now = clock.now()
    const recipe = findPreset(connection, trigger.authentication.preset)?.recipe
    if (recipe?.replay !== 'signature') return now
    const second = Math.floor(now / 1000)
    const latest = second + maxSecondsAhead(recipe.timestamp?.toleranceSeconds ?? 300)
    lastSecond = Math.min(Math.max(second, lastSecond + 1), latest)
    return lastSecond * 1000
  }

  return {
    async send(input) {
      const event = buildTestEvent(input.connection, input.trigger.eventType, random)
      const proof = authenticate(event, input, { timestampMs: nextTime(input), crypto })
      if (!proof) return fail('send_failed', unfitSecret)
      const startedAt = clock.monotonic()
      try {
        const url = new URL(proof.target, input.localOrigin)
        const { status, text } = await postEvent({ url, headers: proof.headers, body: proof.body })
        return ok({ status, deliveryId: readDeliveryId(text), durationMs: clock.monotonic() - startedAt })
      } catch (error) {
        return fail('send_failed', describeFailure(error, input.localOrigin))
      }
    },
  }
}
