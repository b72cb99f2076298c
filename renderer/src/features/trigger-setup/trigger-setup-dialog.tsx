import { connectionOf, findPreset } from '@shared/connections'
import type { Connection, Preset } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { useEffect, useRef, useState } from 'react'
import { attempt } from '../../lib/call'
import { closeDialog, openDialog } from '../../lib/dialogs'
import { noteTrigger, useTrigger } from '../../lib/mirror/trigger-store'
import { lacksKeys } from '../../lib/needed-key-hosts'
import { report } from '../../lib/report'
import { preloadCodeEditor } from '../../ui/code-editor/code-editor'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Initials } from '../../ui/initials'
import { CompletionView } from './completion-view'
import { GuideCard } from './guide-card'
import { KeysNotAllowed } from './keys-not-allowed'
import { SetupFields } from './setup-fields'
import { SampleFirst } from './sample-first'
import { SetupFooter } from './setup-footer'
import { useSetupDraft } from './use-setup-draft'

/** Step 2 of the wizard, and the place to change a trigger later. A draft is saved as one goes; Apply completes it. */
export function TriggerSetupDialog({ triggerId }: { triggerId: string }) {
  const trigger = useTrigger(triggerId)
  const connection = trigger && connectionOf(trigger)
  const preset = trigger && connection && findPreset(connection, trigger.authentication.preset)
  const isGone = !trigger || !connection || !preset
  const [isComplete, setIsComplete] = useState(false)
  // The payload is what is looked at next.
  useEffect(preloadCodeEditor, [])
  useEffect(() => {
    if (isGone) closeDialog()
  }, [isGone])

  if (isGone) return null
  if (isComplete) return <CompletionView trigger={trigger} />
  return <SetupForm {...{ trigger, connection, preset }} onComplete={() => setIsComplete(true)} />
}

interface SetupFormProps {
  trigger: TriggerView
  connection: Connection
  preset: Preset
  onComplete: () => void
}

function SetupForm({ trigger, connection, preset, onComplete }: SetupFormProps) {
  const setup = useSetupDraft(trigger, connection)
  const nameRef = useRef<HTMLInputElement>(null)
  const [isSampleMissing, setIsSampleMissing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  const apply = async (): Promise<void> => {
    const saved = await setup.save()
    if (saved === null) return
    if (saved.state !== 'draft') return closeDialog()
    if (saved.schemaConfirmedAt === null) return setIsSampleMissing(true)
    const completed = await attempt('triggers.transition', { triggerId: saved.id, to: 'complete' })
    if (completed === null) return
    noteTrigger(completed)
    onComplete()
  }
  const applyOnce = () => {
    setIsBusy(true)
    report(apply().finally(() => setIsBusy(false)))
  }
  const close = () => {
    setup.onLeave()
    closeDialog()
  }

  return (
    <Dialog
      title="Trigger Setup"
      subtitle={`${connection.name}, ${trigger.eventType ?? 'any event'}`}
      icon={<Initials text={connection.initials} />}
      headerActions={
        <Button kind="ghost" onClick={() => openDialog({ type: 'event-picker', triggerId: trigger.id })}>
          Change event
        </Button>
      }
      size="setup"
      initialFocus={nameRef}
      onClose={close}
      footer={<SetupFooter trigger={trigger} isBusy={isBusy} onClose={close} onApply={applyOnce} />}
    >
      <div className="flex min-h-0 flex-1">
        <div className="min-w-0 flex-1 overflow-auto px-4.5 pt-4.5 pb-3">
          <SetupFields {...{ trigger, connection, preset, setup, nameRef }} />
        </div>
        <div className="w-[324px] shrink-0 overflow-auto border-l border-line bg-bg max-[960px]:w-[284px]">
          <GuideCard trigger={trigger} connection={connection} />
        </div>
      </div>
      {lacksKeys(trigger) && <KeysNotAllowed trigger={trigger} connection={connection} />}
      {isSampleMissing && trigger.schemaConfirmedAt === null && <SampleFirst trigger={trigger} />}
    </Dialog>
  )
}
