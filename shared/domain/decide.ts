import type { HandshakeRule, Preset } from '../contracts/connection'
import type { CapturedRequest } from '../contracts/delivery'
import type { Answer, Evidence, Outcome, ReasonCode, StageId, Verdict } from '../contracts/verdict'
import {
  acceptedAnswer,
  closedAnswer,
  filteredAnswer,
  handshakeAnswer,
  methodAnswer,
  notFoundAnswer,
  transportAnswer,
  unauthorizedAnswer,
} from './answers'
import { checkApiKey } from './auth/api-key'
import { refuse } from './auth/authentication'
import type { AuthenticationResult } from './auth/authentication'
import { encodeHex } from './byte-encoding'
import { readDecodedBody } from './decode/decoded-body'
import type { DecodedBody } from './decode/decoded-body'
import type { Decision, DecisionContext } from './decision'
import { matchesEventType, readEventType } from './event-type'
import { evidence } from './evidence'
import { findHandshake } from './handshake/find-handshake'
import { checkSignature } from './signature/verify'
import { encodeUtf8 } from './text-codec'
import { readSource } from './value-source'
import { StageLog } from './verdict-stages'

export { asDuplicate, asNotStored, asReplayed } from './revise-verdict'

interface Ending {
  endedAt: StageId
  outcome: Outcome
  reason: ReasonCode | null
  answer: Answer
  keyId?: string | null
  authentic?: boolean
}

const end = (log: StageLog, ending: Ending): Verdict => ({
  stages: log.list(),
  endedAt: ending.endedAt,
  outcome: ending.outcome,
  reason: ending.reason,
  keyId: ending.keyId ?? null,
  authentic: ending.authentic ?? false,
  answer: ending.answer,
})

/** One request on its way through the stages. */
interface Course {
  request: CapturedRequest
  context: DecisionContext
  log: StageLog
  /** The body as JSON, read on the first call. */
  body: () => DecodedBody
}

const authenticate = (course: Course): AuthenticationResult => {
  const { request, context } = course
  const { connection, crypto, now, secrets, publicUrls, trigger } = context
  const { method, preset: presetId, headerName } = trigger.authentication
  if (method === 'apiKey') return checkApiKey({ request, headerName, secrets, now, crypto })
  const preset: Preset | undefined = connection.presets.find((candidate) => candidate.id === presetId)
  if (preset === undefined) {
    return refuse('secret_unavailable', [
      evidence('Signature scheme', `${connection.name} has no scheme called ${presetId}.`),
    ])
  }
  const readTree = () => course.body().tree
  return checkSignature(preset.recipe, { request, secrets, publicUrls, now, crypto, readTree })
}

const answerHandshake = (course: Course, rule: HandshakeRule, keyId: string | null): Verdict => {
  course.log.pass('handshake', [evidence('Handshake', rule.label)], 'handshake_answered')
  return end(course.log, {
    endedAt: 'handshake',
    outcome: 'handshake',
    reason: 'handshake_answered',
    answer: handshakeAnswer(rule.reply),
    keyId,
    authentic: keyId !== null,
  })
}

const closedReason = ({ trigger, listening }: DecisionContext): ReasonCode | null => {
  if (trigger.state === 'paused') return 'trigger_paused'
  return trigger.state === 'draft' && !listening ? 'trigger_draft' : null
}

const maxPlainKey = 200

/**
 * How the store recognises a repetition. Where the scheme has no signed id, the signature itself counts and nothing else
 * does: an id that is not signed could be changed at will on a captured request.
 */
const findDedupe = (course: Course, signature: string | null): Decision['dedupe'] => {
  const { connection, crypto, trigger } = course.context
  const preset = connection.presets.find((candidate) => candidate.id === trigger.authentication.preset)
  if (signature !== null && preset?.recipe.replay === 'signature') return { kind: 'signature', key: signature }
  const source = connection.deliveryIdFrom
  if (source === null) return null
  const tree = source.from === 'body' ? course.body().tree : null
  const { headers, target } = course.request
  const values = readSource(source, { headers, target, tree, fields: new Map() })
  const id = values.length === 1 ? values[0] : undefined
  if (id === undefined || id === '') return null
  const key = id.length <= maxPlainKey ? id : `sha256:${encodeHex(crypto.hash('sha256', encodeUtf8(id)))}`
  return { kind: 'delivery-id', key }
}

/** The stages that a genuine event for an open trigger still goes through. */
const judgeEvent = (course: Course, keyId: string, eventType: string | null): Verdict => {
  const { context, log } = course
  const { connection, trigger, deliveryId } = context
  const known = { keyId, authentic: true }
  log.pass('duplicate')
  const { flaw } = course.body()
  if (flaw !== null) {
    log.fail('decode', 'not_decodable', flaw).pass('store')
    const answer = acceptedAnswer(deliveryId)
    return end(log, { endedAt: 'decode', outcome: 'flagged', reason: 'not_decodable', answer, ...known })
  }
  log.pass('decode').pass('schema')
  if (connection.eventTypeFrom.length > 0 && !matchesEventType(trigger.eventType, eventType)) {
    const facts = [evidence('Event type', eventType ?? 'none'), evidence('Trigger wants', trigger.eventType ?? 'any')]
    log.fail('conditions', 'other_event_type', facts).pass('store')
    const answer = filteredAnswer()
    return end(log, { endedAt: 'conditions', outcome: 'filtered', reason: 'other_event_type', answer, ...known })
  }
  log.pass('conditions').pass('store').pass('fire')
  return end(log, { endedAt: 'fire', outcome: 'accepted', reason: null, answer: acceptedAnswer(deliveryId), ...known })
}

/** What the request says it carries, genuine or not. The body is read only where the vendor puts the type into it. */
const readCarriedEventType = ({ body, context, request }: Course): string | null => {
  const isInBody = context.connection.eventTypeFrom.some((source) => source.from === 'body')
  return readEventType(context.connection, request, isInBody ? body().tree : null)
}

const decideAuthentic = (course: Course, keyId: string, signature: string | null): Decision => {
  const { context, log } = course
  const { trigger, connection, deliveryId } = context
  const readTree = () => course.body().tree
  const eventType = readCarriedEventType(course)
  const rule = findHandshake('authenticate', { trigger, connection, request: course.request, readTree })
  if (rule !== null) return { verdict: answerHandshake(course, rule, keyId), eventType, dedupe: null }
  const closed = closedReason(context)
  if (closed !== null) {
    log.fail('accept', closed)
    const answer = closedAnswer(deliveryId)
    const verdict = end(log, { endedAt: 'accept', outcome: 'refused', reason: closed, answer, keyId, authentic: true })
    return { verdict, eventType, dedupe: null }
  }
  log.pass('accept')
  return { verdict: judgeEvent(course, keyId, eventType), eventType, dedupe: findDedupe(course, signature) }
}

const lazily = <Value>(compute: () => Value): (() => Value) => {
  let known: { value: Value } | null = null
  return () => (known ??= { value: compute() }).value
}

/**
 * Decides about a request for one trigger by running the stages in order. Pure, and never throws on any request. The
 * `duplicate` and `store` stages are passed provisionally: the store revises the verdict with asDuplicate, asReplayed or
 * asNotStored.
 */
export function decide(request: CapturedRequest, context: DecisionContext): Decision {
  const { trigger, connection, deliveryId } = context
  const log = new StageLog().pass('transport').pass('route')
  const course: Course = { request, context, log, body: lazily(() => readDecodedBody(request)) }
  const readTree = () => course.body().tree
  const rule = findHandshake('route', { trigger, connection, request, readTree })
  if (rule !== null) return { verdict: answerHandshake(course, rule, null), eventType: null, dedupe: null }
  if (request.method !== 'POST') {
    log.fail('method', 'method_not_allowed', [evidence('Method', request.method)])
    const answer = methodAnswer(deliveryId)
    const verdict = end(log, { endedAt: 'method', outcome: 'refused', reason: 'method_not_allowed', answer })
    return { verdict, eventType: null, dedupe: null }
  }
  log.pass('method')
  const result = authenticate(course)
  if (!result.authentic) {
    log.fail('authenticate', result.reason, result.evidence)
    const { reason, keyId } = result
    const answer = unauthorizedAnswer(deliveryId)
    const verdict = end(log, { endedAt: 'authenticate', outcome: 'refused', reason, answer, keyId })
    return { verdict, eventType: readCarriedEventType(course), dedupe: null }
  }
  log.pass('authenticate', result.evidence)
  return decideAuthentic(course, result.keyId, result.signature)
}

const refusedEarly = (stage: 'transport' | 'route', reason: ReasonCode, facts: Evidence[], answer: Answer): Verdict => {
  const log = new StageLog()
  if (stage === 'route') log.pass('transport')
  return end(log.fail(stage, reason, facts), { endedAt: stage, outcome: 'refused', reason, answer })
}

/** The verdict on a request whose token belongs to no trigger. The answer is the same whatever was sent. */
export function decideUnmatched(request: CapturedRequest, _deliveryId: string): Verdict {
  const facts = [evidence('Path', request.target.split('?')[0] ?? '')]
  return refusedEarly('route', 'unknown_token', facts, notFoundAnswer())
}

/** The verdict on a request that HTTP rules or the limits refuse before any trigger is looked for. */
export function decideTransport(reason: ReasonCode, deliveryId: string): Verdict {
  return refusedEarly('transport', reason, [], transportAnswer(reason, deliveryId))
}
