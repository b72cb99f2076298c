import type { HandshakeRule } from '@shared/contracts/handshake'
import type { PlayedHandshake, SentRequest } from '@shared/contracts/sender'
import type { Answer } from '@shared/contracts/verdict'
import type { CryptoPort } from '@shared/domain/crypto-port'
import { readEventType } from '@shared/domain/event-type'
import { exampleHandshake, expectedReply } from '@shared/domain/handshake/example-handshake'
import type { ExampleHandshake } from '@shared/domain/handshake/example-handshake'
import { viewRequest } from '@shared/domain/request-view'
import { deriveKey } from '@shared/domain/signature/secret-form'
import { senderRequestSchema } from '@shared/contracts/sender'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { Random } from '../ports'
import type { Sender } from './create-sender'
import { presetOf } from './vendor'
import type { Vendor } from './vendor'

interface PlayParts {
  sender: Sender
  crypto: CryptoPort
  random: Random
}

const isOwnEvent = ({ connection, trigger }: Vendor, example: ExampleHandshake): boolean => {
  if (trigger.eventType === null) return false
  const request = { ...example, target: '/', httpVersion: '1.1', sender: '', receivedAt: 0 }
  return readEventType(connection, viewRequest(request, { decode: connection.decode })) === trigger.eventType
}

const headersOf = (answer: { headers: Answer['headers'] }): Map<string, string> =>
  new Map(answer.headers.map(([name, value]) => [name.toLowerCase(), value]))

/** Whether an answer is the reply that was expected: its status, every header of it, and its body to the letter. */
function isReply(expected: Answer, { answer }: SentRequest, method: string): boolean {
  const given = headersOf(answer)
  const hasHeaders = [...headersOf(expected)].every(([name, value]) => given.get(name) === value)
  return answer.status === expected.status && hasHeaders && (method === 'HEAD' || answer.body === expected.body)
}

/** The key that replies are computed with. */
const replyKeyOf = (vendor: Vendor, crypto: CryptoPort): Uint8Array | null => {
  const { recipe } = presetOf(vendor)
  return deriveKey(recipe.type === 'hmac' ? recipe.key : 'utf8', vendor.secret, crypto)
}

const settingMissing = ({ label }: HandshakeRule) =>
  fail(
    'invalid_state',
    `${label} cannot be played, because it compares a setting of this trigger that is empty. Fill it in in Trigger Setup.`,
  )

const ownEvent = ({ label }: HandshakeRule) =>
  fail(
    'invalid_state',
    `${label} is the event type of this trigger, so it is taken as an event and not as a handshake. Send it as an event instead.`,
  )

/** Sends a handshake in the vendor's form and compares the answer with what the vendor wants to read. */
export async function playHandshake(
  rule: HandshakeRule,
  vendor: Vendor,
  { crypto, random, sender }: PlayParts,
): Promise<Result<PlayedHandshake>> {
  const config = vendor.trigger.authentication.config ?? {}
  const challenge = Buffer.from(random.bytes(18)).toString('base64url').replace(/[-_]/g, 'x')
  const { recipe } = presetOf(vendor)
  const example = exampleHandshake(rule, { connection: vendor.connection, recipe, config, challenge, crypto })
  if (example === null) return settingMissing(rule)
  if (isOwnEvent(vendor, example)) return ownEvent(rule)
  const method = senderRequestSchema.shape.method.parse(example.method)
  const { headers, query } = example
  const request = { method, query, headers, body: Buffer.from(example.body).toString() }
  const ownProof = vendor.trigger.authentication.method === 'signature' ? 'signature' : 'header'
  const proof = example.isSigned ? ownProof : 'none'
  const sent = await sender.send(vendor, request, { proof, freshId: true, madeBy: 'sender', isTrial: true })
  if (!sent.ok) return sent
  const expected = expectedReply(rule, example, { config, crypto, key: replyKeyOf(vendor, crypto) })
  if (expected === null) return settingMissing(rule)
  const { status, body } = expected
  const passed = isReply(expected, sent.value, method)
  return ok({ sent: sent.value, body: request.body, expected: { status, headers: expected.headers, body }, passed })
}
