import type { TunnelStatus } from '@shared/contracts/tunnel'
import { attempt, call } from '../../../lib/call'
import { Disclosure } from '../../../ui/disclosure'
import { LinkButton } from '../../../ui/link-button'
import { SegmentedControl } from '../../../ui/segmented-control'
import { FileField } from './file-field'
import { SavedSecret } from './saved-secret'
import { TunnelTextField } from './tunnel-text-field'
import type { TunnelForm } from './tunnel-input'
import type { TunnelFormState } from './use-tunnel-form'

const authtokenPage = 'https://dashboard.ngrok.com/get-started/your-authtoken'

const trusts: { value: TunnelForm['trust']; label: string }[] = [
  { value: 'ngrok', label: 'ngrok’s own' },
  { value: 'system', label: 'Operating system' },
  { value: 'file', label: 'File' },
]
const trustHints: Record<TunnelForm['trust'], string> = {
  ngrok: 'The usual choice. Nobody else can stand in for ngrok.',
  system: 'For networks whose firewall opens encrypted connections.',
  file: 'A PEM file with the certificates that may stand in for ngrok’s.',
}

function TrustField({ state }: { state: TunnelFormState }) {
  const { form, onLeave } = state
  const trust = form.watch('trust')
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="text-sm font-semibold">
        Trusted certificates
      </span>
      <SegmentedControl<TunnelForm['trust']>
        label="Trusted certificates"
        describedBy="trust-hint"
        value={trust}
        options={trusts}
        onChange={(chosen) => {
          form.setValue('trust', chosen, { shouldDirty: true })
          onLeave()
        }}
      />
      <p id="trust-hint" className="text-xs text-fg-3">
        {trustHints[trust]}
      </p>
    </div>
  )
}

/** The account at ngrok, and what few networks need. */
export function NgrokFields({ state, tunnel }: { state: TunnelFormState; tunnel: TunnelStatus }) {
  const { trust, serverAddress } = state.form.watch()
  return (
    <>
      <SavedSecret
        label="Authtoken"
        isSaved={tunnel.hasAuthtoken}
        placeholder="Paste it here"
        hint={
          tunnel.hasAuthtoken
            ? 'Kept with the other secrets, and given to ngrok only.'
            : 'Bare, in quotes, or the whole line ngrok config add-authtoken …'
        }
        pending={state.pendingSecrets}
        onSave={(text) => call('tunnel.setAuthtoken', { text })}
        onRemove={() => attempt('tunnel.removeAuthtoken', {})}
        actions={<LinkButton url={authtokenPage}>Get your authtoken</LinkButton>}
      />
      <TunnelTextField
        state={state}
        name="domain"
        label="Domain"
        placeholder="your-name.ngrok-free.app"
        hint="Empty takes the dev domain of your account, which stays the same."
      />
      <Disclosure label="Advanced" startsOpen={trust !== 'ngrok' || serverAddress !== ''}>
        <TrustField state={state} />
        {trust === 'file' && (
          <FileField
            state={state}
            name="certificateFile"
            kind="certificate"
            label="Certificate file"
            hint="In PEM form."
          />
        )}
        <TunnelTextField
          state={state}
          name="serverAddress"
          label="Connect address"
          placeholder="connect.example.com:443"
          hint="Only with a connect address of your own. Empty takes ngrok’s."
        />
      </Disclosure>
    </>
  )
}
