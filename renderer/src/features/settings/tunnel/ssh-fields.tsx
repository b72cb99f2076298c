import type { TunnelStatus } from '@shared/contracts/tunnel'
import { attempt, call } from '../../../lib/call'
import { SavedSecret } from './saved-secret'
import { FileField } from './file-field'
import { TunnelTextField } from './tunnel-text-field'
import type { TunnelFormState } from './use-tunnel-form'

const row = 'grid grid-cols-[minmax(0,1fr)_96px] items-start gap-2'

/** The user’s own server, the key to log in with, and where it listens for senders. */
export function SshFields({ state, tunnel }: { state: TunnelFormState; tunnel: TunnelStatus }) {
  const keyFile = state.form.watch('keyFile')
  return (
    <>
      <div className={row}>
        <TunnelTextField state={state} name="host" label="Host" placeholder="hooks.example.com" />
        <TunnelTextField state={state} name="port" label="Port" isNumber />
      </div>
      <TunnelTextField state={state} name="user" label="User" />
      <FileField
        state={state}
        name="keyFile"
        kind="sshKey"
        label="Key file"
        placeholder="SSH agent"
        hint="Your private key. Empty asks the SSH agent."
      />
      {keyFile !== '' && (
        <SavedSecret
          label="Passphrase"
          isSaved={tunnel.hasSshPassphrase}
          hint="Of the key file, where it has one. Kept with the other secrets."
          pending={state.pendingSecrets}
          onSave={(passphrase) => call('tunnel.setSshPassphrase', { passphrase })}
          onRemove={() => attempt('tunnel.setSshPassphrase', { passphrase: '' })}
        />
      )}
      <div className={row}>
        <TunnelTextField
          state={state}
          name="remoteHost"
          label="Listens on"
          hint="localhost behind a web server on the host, 0.0.0.0 without one."
        />
        <TunnelTextField state={state} name="remotePort" label="Remote port" placeholder="Any free" isNumber />
      </div>
      <TunnelTextField
        state={state}
        name="publicUrl"
        label="Public URL"
        placeholder="https://hooks.example.com"
        hint="Under which senders reach that port. Empty takes http:// with host and remote port."
      />
    </>
  )
}
