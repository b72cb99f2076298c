import type { Connection } from '../contracts/connection'
import type { CapturedRequest } from '../contracts/delivery'
import type { Answer, Evidence, Outcome, ReasonCode, StageId, Verdict } from '../contracts/verdict'
import {
  acceptedAnswer,
  closedAnswer,
  filteredAnswer,
  methodAnswer,
  notFoundAnswer,
  transportAnswer,
  unauthorizedAnswer,
} from './answers'
import { checkApiKey } from './auth/api-key'
import { refuse } from './auth/authentication'
import type { AuthenticationResult } from './auth/authentication'
import { encodeHex } from './byte-encoding'
import { makeConditionEvent } from './conditions/condition-event'
import { evaluate } from './conditions/evaluate'
import { explain } from './conditions/explain'
import type { Decision, DecisionContext } from './decision'
import { matchesEventType, readEventType } from './event-type'
import { evidence } from './evidence'
import { findHandshake } from './handshake/find-handshake'
import type { FoundHandshake } from './handshake/find-handshake'
import { viewRequest } from './request-view'
import type { RequestView } from './request-view'
import { compileRecipe } from './signature/compile-recipe'
import { encodeUtf8 } from './text-codec'
import { readSingle } from './value-source'
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
  /** The request with what can be read from it; the body is taken apart on the first call. */
  view: RequestView
}

type Proof = Extract<AuthenticationResult, { authentic: true }>

const authenticate = ({ context, request, view }: Course): AuthenticationResult => {
  const { connection, crypto, now, publicUrls, remoteKeys, secrets, trigger } = context
  const { method, preset: presetId, headerName } = trigger.authentication
  if (method === 'apiKey') return checkApiKey({ request, headerName, secrets, now, crypto })
  const preset = connection.presets.find((candidate) => candidate.id === presetId)
  if (preset === undefined) {
    return refuse('secret_unavailable', [
      evidence('Signature scheme', `${connection.name} has no scheme called ${presetId}.`),
    ])
  }
  return compileRecipe(preset.recipe).verify({ request: view, secrets, publicUrls, now, crypto, remoteKeys })
}

/** Facts in which the settings have the vendor's own names. */
const nameSettings = (facts: Evidence[], { config }: Connection): Evidence[] =>
  config === undefined
    ? facts
    : facts.map(({ label, value }) => ({
        label,
        value: value.replace(/\bsetting ([A-Za-z0-9]+)/g, (whole, name) => {
          const field = config.find((candidate) => candidate.name === name)
          return field === undefined ? whole : `setting ${field.label}`
        }),
      }))

/** A handshake that fails, or tells a secret that may not be taken now. */
const refuseHandshake = ({ context, log }: Course, { answer, closed, rule }: FoundHandshake): Verdict => {
  const reason = closed ? 'capture_closed' : 'handshake_refused'
  const given = closed ? unauthorizedAnswer(context.deliveryId, context.connection.reply) : answer
  log.fail('handshake', reason, [evidence('Handshake', rule.label)])
  return end(log, { endedAt: 'handshake', outcome: 'refused', reason, answer: given })
}

const answerHandshake = (course: Course, found: FoundHandshake, proof: Proof | null): Verdict => {
  const { answer, capture, rule } = found
  if (found.closed || rule.refuses) return refuseHandshake(course, found)
  const facts = [evidence('Handshake', rule.label)]
  if (capture !== null) facts.push(evidence('Secret', 'taken as the key of this trigger'))
  course.log.pass('handshake', facts, 'handshake_answered')
  return end(course.log, {
    endedAt: 'handshake',
    outcome: 'handshake',
    reason: 'handshake_answered',
    answer,
    keyId: proof?.keyId ?? null,
    authentic: proof !== null,
  })
}

/** The decision on a request that is a handshake at this point; `null` when it is none. */
const tryHandshake = (
  course: Course,
  after: 'route' | 'authenticate',
  rest: { proof: Proof | null; eventType: string | null },
): Decision | null => {
  if (course.context.connection.handshakes.length === 0) return null
  const found = findHandshake(after, course.view, course.context)
  if (found === null) return null
  const verdict = answerHandshake(course, found, rest.proof)
  const capture = verdict.outcome === 'handshake' && found.capture !== null ? { secret: found.capture } : undefined
  return { verdict, eventType: rest.eventType, dedupe: null, capture }
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
const findDedupe = (course: Course, replayKey: string | null): Decision['dedupe'] => {
  if (replayKey !== null) return { kind: 'signature', key: replayKey }
  const { connection, crypto } = course.context
  const id = connection.deliveryIdFrom === null ? null : readSingle(connection.deliveryIdFrom, course.view)
  if (id === null) return null
  const key = id.length <= maxPlainKey ? id : `sha256:${encodeHex(crypto.hash('sha256', encodeUtf8(id)))}`
  return { kind: 'delivery-id', key }
}

/** Why the condition of the trigger does not hold for the event, in plain words; `null` when it does, or there is none. */
const findFalseCondition = ({ context, request, view }: Course, eventType: string | null): string | null => {
  const { authentication, conditions } = context.trigger
  if (conditions === null) return null
  const { headerName } = authentication
  const event = makeConditionEvent(view, { eventType, receivedAt: request.receivedAt, headerName })
  const { explanation, holds } = evaluate(conditions, event)
  return holds ? null : explain(conditions, explanation)
}

/** The stages that a genuine event for an open trigger still goes through. */
const judgeEvent = (course: Course, keyId: string | null, eventType: string | null): Verdict => {
  const { context, log } = course
  const { connection, trigger, deliveryId } = context
  const known = { keyId, authentic: true }
  log.pass('duplicate')
  const { flaw } = course.view.decoded()
  if (flaw !== null) {
    log.fail('decode', 'not_decodable', flaw).pass('store')
    const answer = acceptedAnswer(deliveryId, connection.reply)
    return end(log, { endedAt: 'decode', outcome: 'flagged', reason: 'not_decodable', answer, ...known })
  }
  log.pass('decode').pass('schema')
  if (connection.eventTypeFrom.length > 0 && !matchesEventType(trigger.eventType, eventType)) {
    const facts = [evidence('Event type', eventType ?? 'none'), evidence('Trigger wants', trigger.eventType ?? 'any')]
    log.fail('conditions', 'other_event_type', facts).pass('store')
    const answer = filteredAnswer(connection.reply)
    return end(log, { endedAt: 'conditions', outcome: 'filtered', reason: 'other_event_type', answer, ...known })
  }
  const falseCondition = findFalseCondition(course, eventType)
  if (falseCondition !== null) {
    log.fail('conditions', 'condition_false', [evidence('Condition', falseCondition)]).pass('store')
    const answer = filteredAnswer(connection.reply)
    return end(log, { endedAt: 'conditions', outcome: 'filtered', reason: 'condition_false', answer, ...known })
  }
  log.pass('conditions').pass('store').pass('fire')
  const answer = acceptedAnswer(deliveryId, connection.reply)
  return end(log, { endedAt: 'fire', outcome: 'accepted', reason: null, answer, ...known })
}

const decideAuthentic = (course: Course, proof: Proof): Decision => {
  const { context, log, view } = course
  const eventType = readEventType(context.connection, view)
  const handshake = tryHandshake(course, 'authenticate', { proof, eventType })
  if (handshake !== null) return handshake
  const { keyId, replayKey } = proof
  const closed = closedReason(context)
  if (closed !== null) {
    log.fail('accept', closed)
    const answer = closedAnswer(context.deliveryId)
    const verdict = end(log, { endedAt: 'accept', outcome: 'refused', reason: closed, answer, keyId, authentic: true })
    return { verdict, eventType, dedupe: null }
  }
  log.pass('accept')
  return { verdict: judgeEvent(course, keyId, eventType), eventType, dedupe: findDedupe(course, replayKey) }
}

const postOnly = ['POST']

const decideMethod = ({ context, log, request }: Course): Decision | null => {
  const allowed: readonly string[] = context.connection.methods ?? postOnly
  if (allowed.includes(request.method)) return null
  log.fail('method', 'method_not_allowed', [evidence('Method', request.method)])
  const answer = methodAnswer(context.deliveryId, allowed)
  const verdict = end(log, { endedAt: 'method', outcome: 'refused', reason: 'method_not_allowed', answer })
  return { verdict, eventType: null, dedupe: null }
}

/**
 * Decides about a request for one trigger by running the stages in order. Pure, and never throws on any request. The
 * `duplicate` and `store` stages are passed provisionally: the store revises the verdict with asDuplicate, asReplayed or
 * asNotStored.
 */
export function decide(request: CapturedRequest, context: DecisionContext): Decision {
  const { connection, deliveryId, trigger } = context
  const log = new StageLog().pass('transport').pass('route')
  const view = viewRequest(request, { config: trigger.authentication.config, decode: connection.decode })
  const course: Course = { request, context, log, view }
  const early = tryHandshake(course, 'route', { proof: null, eventType: null }) ?? decideMethod(course)
  if (early !== null) return early
  log.pass('method')
  const result = authenticate(course)
  const facts = nameSettings(result.evidence, connection)
  if (!result.authentic) {
    log.fail('authenticate', result.reason, facts)
    const { reason, keyId, wants } = result
    const answer = unauthorizedAnswer(deliveryId, connection.reply)
    const verdict = end(log, { endedAt: 'authenticate', outcome: 'refused', reason, answer, keyId })
    return { verdict, eventType: readEventType(connection, view), dedupe: null, wants }
  }
  log.pass('authenticate', facts)
  return decideAuthentic(course, result)
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
