import type { Connection, Preset, SecretDescription } from '@shared/contracts/connection'
import type { KeyView, TriggerView } from '@shared/contracts/trigger'
import { maskSecret } from '@shared/domain/secrets'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { call } from '../../lib/call'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import type { RevealedSecret } from '../../lib/use-revealed-secret'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { IconButton } from '../../ui/icon-button'
import { EditIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { TextField } from '../../ui/text-field'
import { ToldSecret } from './told-secret'

export interface VendorSecretFieldProps {
  trigger: TriggerView
  activeKey: KeyView | undefined
  connection: Connection
  preset: Preset
  revealed: RevealedSecret
}

/** The vendor's own name for its secret; one that is none says so. */
const labelOf = ({ vendorLabel, isPublic }: SecretDescription): string =>
  isPublic && !/public key/i.test(vendorLabel) ? `${vendorLabel} (public key)` : vendorLabel

/** The secret that the vendor issues, under the vendor's own name for it: pasted once, then masked like any key. */
export function VendorSecretField({ trigger, activeKey, connection, preset, revealed }: VendorSecretFieldProps) {
  const [isReplacing, setIsReplacing] = useState(false)
  const [warning, setWarning] = useState<string | null>(null)
  const { hint, isPublic = false, issuer } = preset.secret
  const label = labelOf(preset.secret)
  const isMissing = activeKey === undefined || trigger.keyLost
  const isWaiting = activeKey === undefined && issuer === 'vendor-handshake'
  if (isWaiting && !isReplacing) {
    return <ToldSecret {...{ connection, label, hint }} onPaste={() => setIsReplacing(true)} />
  }
  return (
    <>
      {isMissing || isReplacing ? (
        <PasteSecret
          trigger={trigger}
          label={label}
          isPublic={isPublic}
          hint={
            trigger.keyLost
              ? `The place where secrets are kept no longer has it. Copy it from ${connection.name} and paste it again.`
              : hint
          }
          onCancel={isMissing && !isWaiting ? undefined : () => setIsReplacing(false)}
          onSaved={(shapeWarning) => {
            setWarning(shapeWarning)
            setIsReplacing(false)
          }}
        />
      ) : (
        <CopyField
          label={label}
          value={revealed.secret ?? maskSecret(activeKey.preview)}
          hint={hint}
          reveal={isPublic ? undefined : revealed}
          actions={
            <IconButton
              label={`Replace ${label}`}
              icon={EditIcon}
              className="h-6"
              onClick={() => setIsReplacing(true)}
            />
          }
          onCopy={() => copyTriggerField(trigger.id, 'apiKey')}
        />
      )}
      {warning !== null && (
        <Notice meaning="warn" title="Saved, but look at it again." announce>
          {warning}
        </Notice>
      )}
    </>
  )
}

interface PasteSecretProps {
  trigger: TriggerView
  label: string
  hint: string
  /** It may be seen while it is pasted. */
  isPublic: boolean
  onCancel?: (() => void) | undefined
  onSaved: (warning: string | null) => void
}

function PasteSecret({ trigger, label, hint, isPublic, onCancel, onSaved }: PasteSecretProps) {
  const [secret, setSecret] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setIsBusy] = useState(false)

  const save = async (): Promise<void> => {
    if (secret.trim() === '') return setError(`Paste the ${label} first.`)
    setIsBusy(true)
    const result = await call('keys.setVendorSecret', { triggerId: trigger.id, secret })
    setIsBusy(false)
    if (!result.ok) return setError(result.error.message)
    noteTrigger(result.value.trigger)
    onSaved(result.value.warning)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    report(save())
  }

  return (
    <form onSubmit={submit} className="flex items-start gap-2">
      <TextField
        label={label}
        hint={hint}
        error={error}
        mono
        type={isPublic ? 'text' : 'password'}
        maxLength={4096}
        placeholder="Paste it here"
        className="min-w-0 flex-1"
        value={secret}
        onChange={(event) => {
          setSecret(event.target.value)
          setError(null)
        }}
      />
      <Button type="submit" busy={isBusy} className="mt-[24px] h-8">
        Save {label}
      </Button>
      {onCancel && (
        <Button kind="ghost" className="mt-[24px] h-8" onClick={onCancel}>
          Cancel
        </Button>
      )}
    </form>
  )
}
