import type { Connection, Preset } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import type { RefObject } from 'react'
import { useStatus } from '../../lib/mirror/status-store'
import { neededKeyHosts } from '../../lib/needed-key-hosts'
import { activeKey, hasPublicKey, triggerAddresses } from '../../lib/trigger-addresses'
import { useRevealedSecret } from '../../lib/use-revealed-secret'
import { TextField } from '../../ui/text-field'
import { AddressFields } from './address-fields'
import { ConditionStatus } from './condition-status'
import { ConfigFields } from './config-fields'
import { KeyField } from './key-field'
import { NameAndMethod } from './name-and-method'
import { RemoteKeysField } from './remote-keys-field'
import { RetiredKeys } from './retired-keys'
import type { SetupDraftForm } from './use-setup-draft'
import type { VendorSecretFieldProps } from './vendor-secret-field'
import { VendorSecretField } from './vendor-secret-field'

interface SetupFieldsProps {
  trigger: TriggerView
  connection: Connection
  preset: Preset
  setup: SetupDraftForm
  nameRef: RefObject<HTMLInputElement | null>
}

/** The left column of Trigger Setup. */
export function SetupFields({ trigger, connection, preset, setup, nameRef }: SetupFieldsProps) {
  const publicBase = useStatus((mirror) => mirror.status?.publicBase ?? null)
  const key = activeKey(trigger)
  const revealed = useRevealedSecret(trigger.id, key?.id, { isPublic: hasPublicKey(trigger) })
  const isApiKey = trigger.authentication.method === 'apiKey'
  const keyHosts = neededKeyHosts(trigger)
  return (
    <div className="flex flex-col gap-4">
      <NameAndMethod {...{ trigger, setup, connection, preset, nameRef }} />
      <AddressFields trigger={trigger} addresses={triggerAddresses(trigger, publicBase, revealed.secret)} />
      {keyHosts === null ? (
        <Secret {...{ trigger, connection, preset, activeKey: key, revealed }} />
      ) : (
        <RemoteKeysField trigger={trigger} connection={connection} hosts={keyHosts} />
      )}
      {key && keyHosts === null && <RetiredKeys trigger={trigger} activeKey={key} />}
      <ConfigFields {...{ trigger, connection, setup }} />
      <ConditionStatus trigger={trigger} />
      {isApiKey && (
        <TextField
          {...setup.form.register('headerName', { onBlur: setup.onLeave })}
          label="Also accepted in header"
          mono
          hint="Besides X-API-Key, BLINK-API-KEY and Authorization: Bearer."
          error={setup.form.formState.errors.headerName?.message}
        />
      )}
    </div>
  )
}

function Secret(props: VendorSecretFieldProps) {
  const { trigger, preset } = props
  const isVendorIssued = trigger.authentication.method === 'signature' && preset.secret.format === 'vendor'
  return isVendorIssued ? <VendorSecretField {...props} /> : <KeyField {...props} />
}
