import type { CapturedRequest } from '@shared/contracts/delivery'
import type { Verdict } from '@shared/contracts/verdict'
import { notStoredAnswer } from '@shared/domain/answers'
import { decideTransport } from '@shared/domain/decide'
import type { Decision } from '@shared/domain/decision'
import { replaceKnownKeys } from '@shared/domain/redact'
import { createId } from '../ids'
import type { Random } from '../ports'
import type { NewDelivery } from '../storage/store'
import type { ReceiverTarget } from './receiver'
import type { Refusal } from './transport-refusals'

interface DecidedRequest {
  id: string
  captured: CapturedRequest
  publicBase: string | null
  decision: Decision
  /** `null`: Unmatched. */
  target: ReceiverTarget | null
  durationMs: number
}

/** Whether the listening trigger learns from it: an authentic event that was taken. */
function isSample(verdict: Verdict, target: ReceiverTarget | null): boolean {
  if (!target?.listening || !verdict.authentic) return false
  return verdict.outcome === 'accepted' || verdict.outcome === 'flagged'
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
    body: captured.body,
    sender: captured.sender,
    eventType: decision.eventType,
    durationMs: request.durationMs,
    dedupe: decision.dedupe,
    verdict: decision.verdict,
    captureSample: isSample(decision.verdict, target) ? { sampleId: `smp_${createId(random)}` } : null,
  }
}

/** The verdict on a request that is refused for its form, with what was found as evidence. */
export function decideRefusal({ reason, evidence }: Refusal, deliveryId: string): Decision {
  const plain = decideTransport(reason, deliveryId)
  const stages = plain.stages.map((stage) => (stage.stage === plain.endedAt ? { ...stage, evidence } : stage))
  const answer = reason === 'store_busy' ? notStoredAnswer() : plain.answer
  return { verdict: { ...plain, stages, answer }, eventType: null, dedupe: null }
}
