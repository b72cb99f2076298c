import type { TriggerView } from '@shared/contracts/trigger'
import { useEffect } from 'react'
import { closeDialog } from '../../lib/dialogs'
import { useTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ConditionWorkspace } from './condition-workspace'
import { describeCount } from './describe-count'
import { useConditionDraft } from './use-condition-draft'
import { usePreview } from './use-preview'

/** The condition builder over Trigger Setup. What is written and not saved stays as it is. */
export function ConditionDialog({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  useEffect(() => {
    if (trigger === undefined) closeDialog()
  }, [trigger])
  return trigger === undefined ? null : <Builder trigger={trigger} />
}

function Builder({ trigger }: { trigger: TriggerView }) {
  const editing = useConditionDraft(trigger)
  const tried = usePreview(trigger, editing.condition, editing.isComplete)
  const save = async (): Promise<void> => {
    if (!editing.isChanged || (await editing.save())) closeDialog()
  }
  return (
    <Dialog
      title="Condition"
      subtitle={tried.preview === null ? '' : describeCount(tried.preview)}
      size="editor"
      onClose={closeDialog}
      footer={
        <>
          <span className="min-w-0 flex-1 truncate text-sm text-fg-2">
            {editing.isComplete ? '' : 'Mend what is marked before it can be applied.'}
          </span>
          <Button kind="ghost" disabled={!editing.isChanged} onClick={editing.revert}>
            Revert
          </Button>
          <Button kind="primary" busy={editing.isSaving} disabled={!editing.isComplete} onClick={() => report(save())}>
            Apply
          </Button>
        </>
      }
    >
      <ConditionWorkspace trigger={trigger} editing={editing} tried={tried} />
    </Dialog>
  )
}
