import type { TriggerView } from '@shared/contracts/trigger'
import { useEffect, useRef, useState } from 'react'
import { attempt } from '../../lib/call'
import { closeDialog } from '../../lib/dialogs'
import { noteTrigger, useTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { Notice } from '../../ui/notice'
import { SplitPanes } from '../../ui/split-panes'
import { ArrivalsNotice } from './arrivals-notice'
import { ListeningStrip } from './listening-strip'
import { SamplePayload } from './sample-payload'
import { SampleSchema } from './sample-schema'
import { SendTest } from './send-test'
import { useArrivals } from './use-arrivals'
import { useListening } from './use-listening'
import { useSamples } from './use-samples'
import type { Samples } from './use-samples'
import { WaitingPane } from './waiting-pane'

interface SampleEventDialogProps {
  triggerId: string
  /** Starts listening as it opens. */
  listen?: boolean
}

/** Sample Webhook Event: listens, shows what arrives and what it teaches, and confirms the schema. Closing it stops listening. */
export function SampleEventDialog({ triggerId, listen = false }: SampleEventDialogProps) {
  const trigger = useTrigger(triggerId)
  const isGone = trigger === undefined
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])
  return trigger ? <SampleEvent trigger={trigger} startsAtOnce={listen} /> : null
}

function SampleEvent({ trigger, startsAtOnce }: { trigger: TriggerView; startsAtOnce: boolean }) {
  const listening = useListening(trigger, startsAtOnce)
  const samples = useSamples(trigger.id)
  const arrivals = useArrivals(trigger.id)
  const [isNothingToConfirm, setIsNothingToConfirm] = useState(false)
  const [isBusy, setIsBusy] = useState(false)
  const listenButton = useRef<HTMLButtonElement>(null)
  const hasSamples = samples.list.length > 0

  const apply = () => {
    if (!hasSamples) return setIsNothingToConfirm(true)
    setIsBusy(true)
    report(confirmSchema(trigger.id).finally(() => setIsBusy(false)))
  }

  return (
    <Dialog
      title="Sample Webhook Event"
      subtitle={trigger.name}
      size="sample"
      initialFocus={listenButton}
      onClose={closeDialog}
      footer={
        <>
          <SendTest trigger={trigger} listening={listening} />
          <Button kind="ghost" onClick={closeDialog}>
            Cancel
          </Button>
          <Button kind="primary" busy={isBusy} onClick={apply}>
            Apply
          </Button>
        </>
      }
    >
      <ListeningStrip listening={listening} samples={samples} buttonRef={listenButton} />
      <ArrivalsNotice arrivals={arrivals} />
      {isNothingToConfirm && !hasSamples && (
        <Notice shape="banner" meaning="warn" announce title="There is no event to confirm yet.">
          Choose Listen to event and send one, or choose Send test event.
        </Notice>
      )}
      <SplitPanes
        label="Resize payload and schema"
        firstShare={60}
        firstMin={320}
        secondMin={392}
        first={<FirstPane trigger={trigger} samples={samples} />}
        second={<SampleSchema samples={samples} />}
      />
    </Dialog>
  )
}

function FirstPane({ trigger, samples }: { trigger: TriggerView; samples: Samples }) {
  if (samples.isLoading) return <div aria-busy className="flex-1" />
  if (samples.error !== null) {
    return (
      <EmptyState title="The samples could not be read" actions={<Button onClick={samples.retry}>Try again</Button>}>
        {samples.error.message}
      </EmptyState>
    )
  }
  return samples.selectedId === null ? <WaitingPane trigger={trigger} /> : <SamplePayload view={samples.view} />
}

async function confirmSchema(triggerId: string): Promise<void> {
  const trigger = await attempt('schemas.apply', { triggerId })
  if (trigger === null) return
  noteTrigger(trigger)
  showToast({ meaning: 'ok', text: 'Schema confirmed.' })
  closeDialog()
}
