import type { TunnelDriverName, TunnelStatus } from '@shared/contracts/tunnel'
import type { ComponentType } from 'react'
import { Notice } from '../../../ui/notice'
import { DriverChoice } from './driver-choice'
import { ManualFields } from './manual-fields'
import { NgrokFields } from './ngrok-fields'
import { RequestCounter } from './request-counter'
import { SshFields } from './ssh-fields'
import { TunnelLog } from './tunnel-log'
import { TunnelState } from './tunnel-state'
import type { TunnelFormState } from './use-tunnel-form'

interface FieldsProps {
  state: TunnelFormState
  tunnel: TunnelStatus
}

const fields: Record<TunnelDriverName, ComponentType<FieldsProps> | null> = {
  off: null,
  ngrok: NgrokFields,
  manual: ManualFields,
  ssh: SshFields,
}

/** How the receiver is reached from outside: where it stands, the way chosen with its fields, the allowance and the log. */
export function TunnelPage({ state, tunnel }: FieldsProps) {
  const Fields = fields[state.driver]
  return (
    <div className="flex flex-col gap-5 p-4.5">
      <TunnelState tunnel={tunnel} />
      <DriverChoice tunnel={tunnel} driver={state.driver} />
      {Fields !== null && (
        <div className="flex flex-col gap-4">
          <Fields state={state} tunnel={tunnel} />
        </div>
      )}
      {state.error !== null && (
        <Notice meaning="bad" announce title="Not connected.">
          {state.error}
        </Notice>
      )}
      {state.driver === 'ngrok' && <RequestCounter requests={tunnel.requests} />}
      <TunnelLog />
    </div>
  )
}
