import type { Preset } from '@shared/contracts/connection'
import type { KeyView, TriggerView } from '@shared/contracts/trigger'
import { attempt } from '../../lib/call'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { openDialog } from '../../lib/dialogs'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import type { RevealedSecret } from '../../lib/use-revealed-secret'
import { maskSecret } from '@shared/domain/secrets'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { IconButton } from '../../ui/icon-button'
import { RotateIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'

interface KeyFieldProps {
  trigger: TriggerView
  activeKey: KeyView | undefined
  preset: Preset
  revealed: RevealedSecret
}

/** The key that the app made: masked, to reveal, to rotate and to copy. */
export function KeyField({ trigger, activeKey, preset, revealed }: KeyFieldProps) {
  if (activeKey === undefined || trigger.keyLost) return <LostKey trigger={trigger} />
  const hint =
    trigger.authentication.method === 'signature'
      ? preset.secret.hint
      : 'Goes in the URL as apikey, or in a header. Treat it like a password.'
  return (
    <CopyField
      label="Webhook API Key"
      value={revealed.secret ?? maskSecret(activeKey.preview)}
      hint={hint}
      reveal={revealed}
      actions={
        <IconButton
          label="Rotate Webhook API Key"
          icon={RotateIcon}
          className="h-6"
          onClick={() => askToRotate(trigger)}
        />
      }
      onCopy={() => copyTriggerField(trigger.id, 'apiKey')}
    />
  )
}

function LostKey({ trigger }: { trigger: TriggerView }) {
  return (
    <Notice
      meaning="bad"
      title="The key is lost."
      actions={<Button onClick={() => report(rotate(trigger.id))}>Make a new key</Button>}
    >
      The place where secrets are kept no longer has it, so every delivery is refused. Make a new key and give it to the
      sender.
    </Notice>
  )
}

function askToRotate(trigger: TriggerView): void {
  openDialog({
    type: 'confirm',
    title: 'Rotate the key?',
    text: 'A new key is made. The old one is accepted for 24 hours more, so that there is time to give the new one to the sender. Until then you see here who still uses the old one.',
    confirmLabel: 'Rotate key',
    onConfirm: () => report(rotate(trigger.id)),
  })
}

async function rotate(triggerId: string): Promise<void> {
  const trigger = await attempt('keys.rotate', { triggerId })
  if (trigger === null) return
  noteTrigger(trigger)
  showToast({ meaning: 'ok', text: 'New key made. Copy it and give it to the sender.' })
}
