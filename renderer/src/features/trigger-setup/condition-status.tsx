import type { TriggerView } from '@shared/contracts/trigger'
import { openDialog } from '../../lib/dialogs'
import { useDebounced } from '../../lib/use-debounced'
import { useRequest } from '../../lib/use-request'
import { Button } from '../../ui/button'
import { EditIcon, PlusIcon } from '../../ui/icons'

/** Whether the trigger has a condition, how many of the recorded events it matches, and the way to it. */
export function ConditionStatus({ trigger }: { trigger: TriggerView }) {
  const { conditions, counts, id: triggerId, sampleCount } = trigger
  const recorded = useDebounced(`${counts.all} ${sampleCount}`, 500)
  const { value } = useRequest('conditions.preview', conditions === null ? null : { triggerId, conditions }, recorded)
  return (
    <div role="group" aria-label="Condition" className="flex flex-col gap-1.5">
      <span className="text-sm font-semibold text-fg">Condition</span>
      <div className="flex flex-wrap items-center gap-2">
        <Button
          icon={conditions === null ? PlusIcon : EditIcon}
          onClick={() => openDialog({ type: 'condition', triggerId })}
        >
          {conditions === null ? 'Add condition' : 'Edit condition'}
        </Button>
        <span role="status" className="text-sm text-fg-2">
          {conditions === null
            ? 'Optional. Without one every genuine event fires.'
            : value !== null &&
              `matches ${value.matching} of ${value.rows.length} recorded ${value.rows.length === 1 ? 'event' : 'events'}`}
        </span>
      </div>
    </div>
  )
}
