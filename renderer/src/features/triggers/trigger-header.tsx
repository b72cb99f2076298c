import { findConnection } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { attempt } from '../../lib/call'
import { openDialog } from '../../lib/dialogs'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { sendTestEvent } from '../../lib/send-test-event'
import { Button } from '../../ui/button'
import { IconButton } from '../../ui/icon-button'
import { DeleteIcon, EditIcon, ListenIcon, MoreIcon, PauseIcon, ResumeIcon, SendIcon, SetupIcon } from '../../ui/icons'
import { Menu } from '../../ui/menu'
import { TriggerStateBadge } from '../../ui/trigger-state'
import { methodNames } from './method-names'
import { shortName } from './short-name'

const askToDelete = (trigger: TriggerView): void =>
  openDialog({
    type: 'confirm',
    title: `Delete “${trigger.name}”?`,
    text: 'Its URL stops working for good, and its key, samples, schema and deliveries are deleted. Export it first if you may need it again.',
    confirmLabel: 'Delete trigger',
    danger: true,
    onConfirm: () => report(attempt('triggers.remove', { triggerId: trigger.id })),
  })

function MoreMenu({ trigger }: { trigger: TriggerView }) {
  const triggerId = trigger.id
  return (
    <Menu
      trigger={<IconButton label="More actions" icon={MoreIcon} />}
      entries={[
        { label: 'Trigger Setup', icon: SetupIcon, onChoose: () => openDialog({ type: 'trigger-setup', triggerId }) },
        { label: 'Rename', icon: EditIcon, onChoose: () => openDialog({ type: 'rename', triggerId }) },
        { label: 'Send test event', icon: SendIcon, onChoose: () => report(sendTestEvent(triggerId)) },
        { label: 'Delete', icon: DeleteIcon, danger: true, separated: true, onChoose: () => askToDelete(trigger) },
      ]}
    />
  )
}

function PauseButton({ trigger }: { trigger: TriggerView }) {
  const [isBusy, setIsBusy] = useState(false)
  const isPaused = trigger.state === 'paused'
  const toggle = async (): Promise<void> => {
    setIsBusy(true)
    const changed = await attempt('triggers.transition', { triggerId: trigger.id, to: isPaused ? 'resume' : 'pause' })
    setIsBusy(false)
    if (changed !== null) noteTrigger(changed)
  }
  return (
    <Button icon={isPaused ? ResumeIcon : PauseIcon} busy={isBusy} onClick={() => report(toggle())}>
      {isPaused ? 'Resume' : 'Pause'}
    </Button>
  )
}

/** Name, state, vendor and method of a trigger, and what can be done with it. */
export function TriggerHeader({ trigger, exportMenu }: { trigger: TriggerView; exportMenu: ReactNode }) {
  const connection = findConnection(trigger.connectionId)?.name ?? trigger.connectionId
  return (
    <header className="flex h-13 shrink-0 items-center gap-3 px-4">
      <h1 className="min-w-0 truncate text-lg font-semibold" title={trigger.name} aria-label={trigger.name}>
        {shortName(trigger.name)}
      </h1>
      <TriggerStateBadge trigger={trigger} />
      <p className="min-w-0 flex-1 truncate text-sm text-fg-2">
        {connection}, {methodNames[trigger.authentication.method]}
      </p>
      <div className="flex shrink-0 items-center gap-2">
        <Button
          icon={ListenIcon}
          onClick={() => openDialog({ type: 'sample-event', triggerId: trigger.id, listen: true })}
        >
          Listen to event
        </Button>
        {trigger.state !== 'draft' && <PauseButton trigger={trigger} />}
        {exportMenu}
        <MoreMenu trigger={trigger} />
      </div>
    </header>
  )
}
