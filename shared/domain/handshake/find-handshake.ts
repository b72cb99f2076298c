import type { HandshakeRule } from '../../contracts/handshake'
import type { Answer } from '../../contracts/verdict'
import type { DecisionContext } from '../decision'
import { readEventType } from '../event-type'
import type { RequestView } from '../request-view'
import { replyKey } from '../signature/reply-key'
import { readSingle } from '../value-source'
import { holds } from './conditions'
import { makeReply } from './make-reply'

/** A handshake that a request is. `capture` is the secret it tells; `closed` when one is told that may not be taken now. */
export interface FoundHandshake {
  rule: HandshakeRule
  answer: Answer
  capture: string | null
  closed: boolean
}

const maxSecret = 512

/** A secret is taken while nothing can be lost: the trigger has none, is a draft, or listens. */
const mayCapture = ({ listening, now, secrets, trigger }: DecisionContext): boolean =>
  listening || trigger.state === 'draft' || !secrets.some((key) => key.retiresAt === null || key.retiresAt >= now)

const answerRule = (rule: HandshakeRule, request: RequestView, context: DecisionContext): FoundHandshake | null => {
  const { crypto } = context
  const answer = makeReply(rule.reply, { request, crypto, key: replyKey(rule, context) })
  if (answer === null) return null
  if (rule.capture === undefined) return { rule, answer, capture: null, closed: false }
  const secret = readSingle(rule.capture, request)
  if (secret === null || secret.length > maxSecret) return null
  const isOpen = mayCapture(context)
  return { rule, answer, capture: isOpen ? secret : null, closed: !isOpen }
}

/**
 * The handshake that a request is at this point, or `null`. A trigger whose own event type is what the request carries
 * (GitHub's `ping`, say) treats it as an event instead.
 */
export function findHandshake(
  after: HandshakeRule['after'],
  request: RequestView,
  context: DecisionContext,
): FoundHandshake | null {
  const { connection, crypto, trigger } = context
  for (const rule of connection.handshakes) {
    if (rule.after !== after || !rule.when.every((condition) => holds(condition, request, crypto))) continue
    if (trigger.eventType !== null && readEventType(connection, request) === trigger.eventType) return null
    const found = answerRule(rule, request, context)
    if (found !== null) return found
  }
  return null
}
