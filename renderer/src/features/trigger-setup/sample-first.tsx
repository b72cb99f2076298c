import type { TriggerView } from '@shared/contracts/trigger'
import { openDialog } from '../../lib/dialogs'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'

/** Why Apply did not complete the trigger, and the next step. */
export function SampleFirst({ trigger }: { trigger: TriggerView }) {
  return (
    <div className="shrink-0 border-t border-line p-3">
      <Notice
        meaning="warn"
        title="Confirm the sample event first."
        announce
        actions={
          <Button onClick={() => openDialog({ type: 'sample-event', triggerId: trigger.id })}>View sample event</Button>
        }
      >
        {trigger.sampleCount === 0
          ? 'Everything is saved. The trigger is complete once one event has been received and its schema confirmed.'
          : 'Everything is saved, and an event has been received. The trigger is complete once its schema is confirmed.'}
      </Notice>
    </div>
  )
}
