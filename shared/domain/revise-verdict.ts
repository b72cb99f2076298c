import type { Verdict } from '../contracts/verdict'
import { duplicateAnswer, notStoredAnswer, unauthorizedAnswer } from './answers'
import { evidence } from './evidence'
import { endStagesAt } from './verdict-stages'

/** What the store knows of the delivery that came first under the same id. `deliveryId` is the id of the present one. */
interface DuplicateFacts {
  firstDeliveryId: string
  sameBody: boolean
  deliveryId: string
}

/** The verdict once the store has found the same delivery id: a repetition, or a conflict when the body is another one. */
export function asDuplicate(verdict: Verdict, facts: DuplicateFacts): Verdict {
  const reason = facts.sameBody ? 'already_stored' : 'same_id_other_body'
  const found = [
    evidence('First delivery', facts.firstDeliveryId),
    evidence('Body', facts.sameBody ? 'the same bytes' : 'other bytes than the first time'),
  ]
  return {
    ...verdict,
    stages: endStagesAt(verdict, 'duplicate', reason, found),
    endedAt: 'duplicate',
    outcome: facts.sameBody ? 'duplicate' : 'flagged',
    reason,
    answer: duplicateAnswer(verdict.answer),
  }
}

/** The verdict once the store has found the same signature: whoever sends it again need not know the secret. */
export function asReplayed(verdict: Verdict, deliveryId: string): Verdict {
  const before = verdict.stages.find((stage) => stage.stage === 'authenticate')?.evidence ?? []
  return {
    ...verdict,
    stages: endStagesAt(verdict, 'authenticate', 'replayed', before),
    endedAt: 'authenticate',
    outcome: 'refused',
    reason: 'replayed',
    keyId: null,
    authentic: false,
    answer: unauthorizedAnswer(deliveryId),
  }
}

/** The verdict when the delivery could not be stored, whatever it was before: the sender must not believe that it was. */
export function asNotStored(verdict: Verdict, reason: 'store_failed' | 'store_busy' = 'store_failed'): Verdict {
  return {
    ...verdict,
    stages: endStagesAt(verdict, 'store', reason, []),
    endedAt: 'store',
    outcome: 'refused',
    reason,
    answer: notStoredAnswer(),
  }
}
