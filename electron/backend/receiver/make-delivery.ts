import type { CapturedRequest } from '@shared/contracts/delivery'
import { notStoredAnswer } from '@shared/domain/answers'
import { decideTransport } from '@shared/domain/decide'
import type { Decision } from '@shared/domain/decision'
import { replaceKnownKeys } from '@shared/domain/redact'
import { createId } from '../ids'
import type { Random } from '../ports'
import type { NewDelivery } from '../storage/store'
import type { Mark, ReceiverTarget } from './receiver'
import type { Refusal } from './transport-refusals'

interface DecidedRequest {
  id: string
  captured: CapturedRequest
  mark: Mark | null
  publicBase: string | null
  decision: Decision
  /** `null`: Unmatched. */
  target: ReceiverTarget | null
  durationMs: number
}

/** Whether the listening trigger learns from it: an authentic event that was taken. */
function isSample({ decision: { verdict }, mark, target }: DecidedRequest): boolean {
  if (!target?.listening || mark?.isTrial || !verdict.authentic) return false
  return verdict.outcome === 'accepted' || verdict.outcome === 'flagged'
}

/**
 * What a handshake told as a secret, taken out of everything that is stored. Here the body is changed too: it would
 * otherwise be the one place on disk where a working key stands.
 */
function withoutSecret(request: DecidedRequest): Pick<NewDelivery, 'body' | 'verdict'> {
  const { captured, decision, target } = request
  const { verdict } = decision
  const key = target?.secrets.find(({ secret }) => secret === decision.capture?.secret)
  if (!key) return { body: captured.body, verdict }
  const replace = (text: string): string => text.replaceAll(key.secret, `{{key:${key.id}}}`)
  const { answer } = verdict
  const headers = answer.headers.map(([name, value]): [string, string] => [name, replace(value)])
  return {
    body: Buffer.from(replace(Buffer.from(captured.body).toString('latin1')), 'latin1'),
    verdict: { ...verdict, answer: { ...answer, headers, body: replace(answer.body) } },
  }
}

/** The delivery as the store keeps it, with the trigger's keys taken out of target and headers. */
export function makeDelivery(request: DecidedRequest, random: Random): NewDelivery {
  const { captured, decision, target } = request
  const kept = target ? replaceKnownKeys(captured.target, captured.headers, target.secrets) : captured
  return {
    id: request.id,
    triggerId: target?.trigger.id ?? null,
    receivedAt: captured.receivedAt,
    method: captured.method,
    target: kept.target,
    publicBase: request.publicBase,
    httpVersion: captured.httpVersion,
    headers: kept.headers,
    sender: captured.sender,
    eventType: decision.eventType,
    durationMs: request.durationMs,
    dedupe: decision.dedupe,
    ...withoutSecret(request),
    captureSample: isSample(request) ? { sampleId: `smp_${createId(random)}` } : null,
    madeBy: request.mark?.madeBy,
  }
}

/** The verdict on a request that is refused for its form, with what was found as evidence. */
export function decideRefusal({ reason, evidence }: Refusal, deliveryId: string): Decision {
  const plain = decideTransport(reason, deliveryId)
  const stages = plain.stages.map((stage) => (stage.stage === plain.endedAt ? { ...stage, evidence } : stage))
  const answer = reason === 'store_busy' ? notStoredAnswer() : plain.answer
  return { verdict: { ...plain, stages, answer }, eventType: null, dedupe: null }
}
