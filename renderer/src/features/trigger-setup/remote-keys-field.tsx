import type { Connection, Preset } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { report } from '../../lib/report'
import { SwitchField } from '../../ui/switch-field'
import { saveAuthentication } from './choose-authentication'

/** Where the public keys of a scheme are published; `null` where it works with a secret. */
export function findKeyHosts({ recipe }: Preset): readonly string[] | null {
  if (!('key' in recipe) || typeof recipe.key === 'string' || !('remote' in recipe.key)) return null
  return recipe.key.remote === 'jwks' ? [new URL(recipe.key.url).host] : recipe.key.hosts
}

interface RemoteKeysFieldProps {
  trigger: TriggerView
  connection: Connection
  hosts: readonly string[]
}

/** Whether the app may fetch what it needs to check a signature; nothing goes out before the user says so. */
export function RemoteKeysField({ trigger, connection, hosts }: RemoteKeysFieldProps) {
  const isAllowed = trigger.authentication.mayFetchKeys === true
  const from = hosts.join(' or ')
  return (
    <SwitchField
      label={`Fetch the signing keys of ${connection.name}`}
      hint={
        isAllowed
          ? `From ${from}, over https, when a delivery needs one. A key is kept for an hour.`
          : `From ${from}, over https. Until you allow it no signature can be checked, and every delivery is refused.`
      }
      checked={isAllowed}
      onChange={(mayFetchKeys) => report(saveAuthentication(trigger, { mayFetchKeys }))}
    />
  )
}
