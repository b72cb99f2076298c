import type { TriggerView } from '@shared/contracts/trigger'
import type { ReasonCode } from '@shared/contracts/verdict'
import { attempt } from '../../lib/call'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { openDialog } from '../../lib/dialogs'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { CopyIcon, KeyIcon, ListenIcon, ResumeIcon, SetupIcon } from '../../ui/icons'
import type { Icon } from '../../ui/icons'

interface ReasonAction {
  label: string
  icon: Icon
  run: (trigger: TriggerView) => void
}

async function copyField(trigger: TriggerView, field: 'fullUrl' | 'apiKey', done: string): Promise<void> {
  if (await copyTriggerField(trigger.id, field)) showToast({ meaning: 'ok', text: done })
}

async function resume(trigger: TriggerView): Promise<void> {
  const changed = await attempt('triggers.transition', { triggerId: trigger.id, to: 'resume' })
  if (changed !== null) noteTrigger(changed)
}

const copyKey: ReasonAction = {
  label: 'Copy the current key',
  icon: KeyIcon,
  run: (trigger) => report(copyField(trigger, 'apiKey', 'Current key copied. Paste it into the vendor’s console.')),
}

const copyFullUrl: ReasonAction = {
  label: 'Copy Webhook Full URL',
  icon: CopyIcon,
  run: (trigger) => report(copyField(trigger, 'fullUrl', 'Webhook Full URL copied.')),
}

const openSetup: ReasonAction = {
  label: 'Open Trigger Setup',
  icon: SetupIcon,
  run: ({ id }) => openDialog({ type: 'trigger-setup', triggerId: id }),
}

const listen: ReasonAction = {
  label: 'Listen to event',
  icon: ListenIcon,
  run: ({ id }) => openDialog({ type: 'sample-event', triggerId: id, listen: true }),
}

const resumeTrigger: ReasonAction = { label: 'Resume', icon: ResumeIcon, run: (trigger) => report(resume(trigger)) }

const actionsByReason: Partial<Record<ReasonCode, readonly ReasonAction[]>> = {
  key_missing: [copyFullUrl, openSetup],
  key_repeated: [copyFullUrl],
  key_whitespace: [copyKey],
  key_wrong: [copyKey, openSetup],
  key_retired: [copyKey, openSetup],
  secret_unavailable: [openSetup],
  signature_missing: [copyKey, openSetup],
  signature_wrong: [copyKey, openSetup],
  signature_malformed: [openSetup],
  signature_not_encoded: [openSetup],
  trigger_draft: [listen, openSetup],
  trigger_paused: [resumeTrigger],
  other_event_type: [openSetup],
}

const canRun = (action: ReasonAction, trigger: TriggerView): boolean =>
  (action !== copyFullUrl || trigger.authentication.method === 'apiKey') &&
  (action !== resumeTrigger || trigger.state === 'paused') &&
  (action !== copyKey || !trigger.keyLost)

/** The buttons that mend what the reason names, as far as the app can do it. */
export function ReasonActions({ code, trigger }: { code: ReasonCode; trigger: TriggerView }) {
  const actions = (actionsByReason[code] ?? []).filter((action) => canRun(action, trigger))
  if (actions.length === 0) return null
  return (
    <div className="mt-2.5 flex flex-wrap gap-2">
      {actions.map((action) => (
        <Button key={action.label} icon={action.icon} onClick={() => action.run(trigger)}>
          {action.label}
        </Button>
      ))}
    </div>
  )
}
