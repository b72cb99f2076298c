import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { report } from '../../lib/report'
import { SwitchField } from '../../ui/switch-field'
import { saveAuthentication } from './choose-authentication'

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
          : `From ${from}, over https, once you allow it.`
      }
      checked={isAllowed}
      onChange={(mayFetchKeys) => report(saveAuthentication(trigger, { mayFetchKeys }))}
    />
  )
}
