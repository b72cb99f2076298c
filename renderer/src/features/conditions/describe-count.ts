import type { ConditionPreview } from '@shared/contracts/condition-preview'

/** The count for the screen: `Matches 3 of 11 recorded events`. */
export function describeCount({ matching, rows }: Pick<ConditionPreview, 'matching' | 'rows'>): string {
  return `Matches ${matching} of ${rows.length} recorded ${rows.length === 1 ? 'event' : 'events'}`
}
