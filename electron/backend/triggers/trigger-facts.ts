import type { DeliverySummary } from '@shared/contracts/delivery'
import type { DeliveryCounts } from '@shared/contracts/trigger'
import type { StoredDelivery, TriggerFacts } from '../storage/store'

const noDeliveries: DeliveryCounts = {
  all: 0,
  accepted: 0,
  filtered: 0,
  refused: 0,
  handshake: 0,
  flagged: 0,
  duplicate: 0,
}

/** The facts of a trigger that nothing has reached yet. */
export const noFacts = (): TriggerFacts => ({
  counts: noDeliveries,
  sampleCount: 0,
  firstHandshakeAt: null,
  firstAuthenticAt: null,
  keyUse: [],
  consoleBase: null,
})

/** The facts with one more delivery, as the store counts them: one of the app's own is no first one and no use of a key. */
export function addDelivery(facts: TriggerFacts, delivery: StoredDelivery): TriggerFacts {
  const { summary, verdict, sample } = delivery
  const { counts } = facts
  const isOwn = summary.madeBy !== undefined
  return {
    counts: { ...counts, all: counts.all + 1, [summary.outcome]: counts[summary.outcome] + 1 },
    sampleCount: facts.sampleCount + (sample ? 1 : 0),
    firstHandshakeAt: facts.firstHandshakeAt ?? (summary.outcome === 'handshake' && !isOwn ? summary.receivedAt : null),
    firstAuthenticAt: facts.firstAuthenticAt ?? (isAuthenticEvent(summary) && !isOwn ? summary.receivedAt : null),
    keyUse: verdict.keyId === null || isOwn ? facts.keyUse : useKey(facts.keyUse, verdict.keyId, summary),
    consoleBase: facts.consoleBase,
  }
}

const isAuthenticEvent = ({ authentic, outcome }: DeliverySummary): boolean => authentic && outcome !== 'handshake'

function useKey(
  uses: TriggerFacts['keyUse'],
  keyId: string,
  summary: { receivedAt: number; sender: string },
): TriggerFacts['keyUse'] {
  const use = { keyId, lastUsedAt: summary.receivedAt, lastSender: summary.sender }
  return [...uses.filter((other) => other.keyId !== keyId), use]
}

/** Whether the screens should see the new facts at once: a tick of the guide card turned green, or a sample came. */
export const isMilestone = (before: TriggerFacts, after: TriggerFacts): boolean =>
  before.sampleCount !== after.sampleCount ||
  before.firstHandshakeAt !== after.firstHandshakeAt ||
  before.firstAuthenticAt !== after.firstAuthenticAt
