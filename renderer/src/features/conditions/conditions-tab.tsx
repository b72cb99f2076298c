import type { TriggerView } from '@shared/contracts/trigger'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { ConditionWorkspace } from './condition-workspace'
import { describeState } from './describe-state'
import { useConditionDraft } from './use-condition-draft'
import { usePreview } from './use-preview'

/** The condition of a trigger: under which events it fires. */
export function ConditionsTab({ trigger }: { trigger: TriggerView }) {
  const editing = useConditionDraft(trigger)
  const tried = usePreview(trigger, editing.condition, editing.isComplete)
  return (
    <section aria-label="Conditions" className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-11 shrink-0 items-center gap-2 border-b border-line px-4">
        <p role="status" className="min-w-0 flex-1 truncate text-sm text-fg-2">
          {describeState(trigger, editing)}
        </p>
        <Button kind="ghost" disabled={!editing.isChanged} onClick={editing.revert}>
          Revert
        </Button>
        <Button
          kind="primary"
          busy={editing.isSaving}
          disabled={!editing.isChanged || !editing.isComplete}
          onClick={() => report(editing.save())}
        >
          Save condition
        </Button>
      </div>
      <ConditionWorkspace trigger={trigger} editing={editing} tried={tried} />
    </section>
  )
}
