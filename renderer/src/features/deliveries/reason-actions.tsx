import type { Mistake } from '@shared/contracts/diagnosis'
import type { TriggerView } from '@shared/contracts/trigger'
import type { ReasonCode } from '@shared/contracts/verdict'
import { attempt } from '../../lib/call'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { openDialog } from '../../lib/dialogs'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { showTrigger } from '../../lib/navigation'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { CopyIcon, EditIcon, KeyIcon, ListenIcon, ResumeIcon, SettingsIcon, SetupIcon } from '../../ui/icons'
import type { Icon } from '../../ui/icons'

interface ReasonAction {
  label: string
  icon: Icon
  run: (trigger: TriggerView) => void
}

async function copyField(trigger: TriggerView, field: 'fullUrl' | 'baseUrl' | 'apiKey', done: string): Promise<void> {
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

const copyBaseUrl: ReasonAction = {
  label: 'Copy Webhook Base URL',
  icon: CopyIcon,
  run: (trigger) => report(copyField(trigger, 'baseUrl', 'Webhook Base URL copied.')),
}

const openTunnel: ReasonAction = {
  label: 'Tunnel settings',
  icon: SettingsIcon,
  run: () => openDialog({ type: 'settings', page: 'tunnel' }),
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

const openConditions: ReasonAction = {
  label: 'Open Conditions',
  icon: EditIcon,
  run: ({ id }) => showTrigger(id, 'conditions'),
}

const mendSecret = [copyKey, openSetup]
const mendUrl = [copyBaseUrl, openTunnel]

const actionsByCause: Partial<Record<ReasonCode | Mistake, readonly ReasonAction[]>> = {
  key_missing: [copyFullUrl, openSetup],
  key_repeated: [copyFullUrl],
  key_whitespace: [copyKey],
  key_wrong: mendSecret,
  key_retired: mendSecret,
  secret_unavailable: [openSetup],
  signature_missing: mendSecret,
  signature_wrong: mendSecret,
  signature_other_url: mendUrl,
  token_missing: mendSecret,
  token_wrong: mendSecret,
  claim_wrong: [openSetup],
  setting_missing: [openSetup],
  key_not_fetched: [openSetup],
  signature_malformed: [openSetup],
  signature_not_encoded: [openSetup],
  trigger_draft: [listen, openSetup],
  trigger_paused: [resumeTrigger],
  other_event_type: [openSetup],
  condition_false: [openConditions],
  secret_newline: mendSecret,
  secret_quotes: mendSecret,
  secret_whitespace: mendSecret,
  secret_prefix: mendSecret,
  secret_not_decoded: mendSecret,
  secret_decoded: mendSecret,
  other_trigger_key: mendSecret,
  signature_hash: [openSetup],
  signature_header: [openSetup],
  url_query: mendUrl,
  url_host: mendUrl,
  url_scheme: mendUrl,
  url_slash: mendUrl,
}

interface ReasonActionsProps {
  cause: ReasonCode | Mistake
  trigger: TriggerView
  /** The vendor issues the secret, so that there is none to be copied for it. */
  isIssued: boolean
}

const canRun = (action: ReasonAction, { trigger, isIssued }: ReasonActionsProps): boolean =>
  (action !== copyFullUrl || trigger.authentication.method === 'apiKey') &&
  (action !== resumeTrigger || trigger.state === 'paused') &&
  (action !== copyKey || (!trigger.keyLost && !isIssued))

/** The buttons that mend the cause, as far as the app can do it. */
export function ReasonActions(props: ReasonActionsProps) {
  const { cause, trigger } = props
  const actions = (actionsByCause[cause] ?? []).filter((action) => canRun(action, props))
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
