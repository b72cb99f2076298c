import type { TriggerView } from '@shared/contracts/trigger'
import { openDialog } from '../../lib/dialogs'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { RevealIcon } from '../../ui/icons'

/** How far the sample event is, and the way to it. */
export function SampleStatus({ trigger }: { trigger: TriggerView }) {
  return (
    <div role="group" aria-label="Sample Event" className="flex items-center gap-2">
      <span className="text-sm font-semibold text-fg">Sample Event</span>
      <SampleBadge trigger={trigger} />
      <Button icon={RevealIcon} onClick={() => openDialog({ type: 'sample-event', triggerId: trigger.id })}>
        View
      </Button>
    </div>
  )
}

function SampleBadge({ trigger: { schemaConfirmedAt, sampleCount } }: { trigger: TriggerView }) {
  if (schemaConfirmedAt !== null) return <Badge meaning="ok">confirmed</Badge>
  return sampleCount === 0 ? <Badge>none yet</Badge> : <Badge meaning="info">{sampleCount} captured</Badge>
}
