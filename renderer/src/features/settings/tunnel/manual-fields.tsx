import type { TunnelStatus } from '@shared/contracts/tunnel'
import { copyText } from '../../../lib/copy-text'
import { useStatus } from '../../../lib/mirror/status-store'
import { CopyField } from '../../../ui/copy-field'
import { TunnelTextField } from './tunnel-text-field'
import type { TunnelFormState } from './use-tunnel-form'

/** Where a reverse proxy or a port forward has to lead; copyable, because it goes into its configuration. */
export function LocalTarget({ hint }: { hint: string }) {
  const receiver = useStatus((mirror) => mirror.status?.receiver)
  const isListening = receiver?.state === 'listening'
  const address = isListening ? `127.0.0.1:${receiver.port}` : 'The receiver does not listen.'
  return (
    <CopyField
      label="Leads to"
      value={address}
      isUnavailable={!isListening}
      hint={hint}
      onCopy={() => copyText(address)}
    />
  )
}

/** The URL that the user’s own server answers at. */
export function ManualFields({ state, tunnel }: { state: TunnelFormState; tunnel: TunnelStatus }) {
  return (
    <>
      {tunnel.isFixed ? null : (
        <TunnelTextField
          state={state}
          name="manualUrl"
          label="Public URL"
          placeholder="https://hooks.example.com"
          hint="Where senders reach your reverse proxy or port forward."
        />
      )}
      <LocalTarget hint="Where your proxy has to pass requests: path, query and body unchanged, and the Host header as it came or in X-Forwarded-Host and X-Forwarded-Proto." />
    </>
  )
}
