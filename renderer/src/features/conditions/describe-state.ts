import type { TriggerView } from '@shared/contracts/trigger'
import { formatDateTime } from '../../lib/format'
import type { ConditionEditing } from './use-condition-draft'

/** Where the condition stands: saved, changed, or not complete. */
export function describeState(trigger: TriggerView, { isChanged, isComplete }: ConditionEditing): string {
  if (!isComplete) return 'Not complete: mend what is marked, then save. The saved condition stays in force.'
  if (isChanged) return 'Changed and not saved. The saved condition stays in force until then.'
  if (trigger.conditions === null) return 'Every genuine event fires.'
  const at = trigger.conditionsChangedAt
  return at === undefined ? 'In force.' : `In force, saved ${formatDateTime(at)}.`
}
