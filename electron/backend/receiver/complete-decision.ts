import { asNotStored } from '@shared/domain/decide'
import type { Decision } from '@shared/domain/decision'
import type { ReceiverDependencies, ReceiverTarget } from './receiver'

type Waiting = Pick<ReceiverDependencies, 'keepSecret' | 'fetchKeys'>

const keep = async (decision: Decision, triggerId: string, secret: string, waiting: Waiting): Promise<Decision> => {
  const isKept = await waiting.keepSecret(triggerId, secret)
  // Without the secret every later delivery would be refused, so the vendor is asked to shake hands again.
  return isKept ? decision : { ...decision, verdict: asNotStored(decision.verdict), capture: undefined }
}

/**
 * What a decision has to wait for: a secret that has to be kept before it is acknowledged, or a public key that has to be
 * fetched before the request can be judged once more. `null` when nothing, which is nearly always.
 */
export function completeDecision(
  decision: Decision,
  target: ReceiverTarget | null,
  again: () => Decision,
  waiting: Waiting,
): Promise<Decision> | null {
  if (target === null) return null
  const { capture, wants } = decision
  if (capture) return keep(decision, target.trigger.id, capture.secret, waiting)
  if (!wants || target.trigger.authentication.mayFetchKeys !== true) return null
  return waiting.fetchKeys(wants).then((isThere) => (isThere ? again() : decision))
}
