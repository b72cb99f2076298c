import type { Connection } from '@shared/contracts/connection'
import type { Trigger } from '@shared/contracts/trigger'
import { evaluate } from '@shared/domain/conditions/evaluate'
import { matchesEventType } from '@shared/domain/event-type'
import { sampleAsEvent } from '../conditions/recorded-events'
import { readEvent } from '../conditions/try-condition'
import type { StoredSample } from '../storage/store'

/** What the trigger decides about a sample by its condition of today; other verdicts are those of its capture. */
export function expectedVerdict(
  sample: StoredSample,
  trigger: Trigger,
  connection: Connection,
): StoredSample['expected'] {
  const { expected } = sample
  const isJudged = expected.outcome === 'accepted' || expected.outcome === 'filtered'
  const isOfType = connection.eventTypeFrom.length === 0 || matchesEventType(trigger.eventType, sample.eventType)
  if (!isJudged || !isOfType) return expected
  const { authentication, conditions } = trigger
  const reading = { decode: connection.decode ?? [], headerName: authentication.headerName }
  const holds = conditions === null || evaluate(conditions, readEvent(sampleAsEvent(sample, connection), reading)).holds
  // Both are answered with the same status.
  return { outcome: holds ? 'accepted' : 'filtered', status: expected.status }
}
