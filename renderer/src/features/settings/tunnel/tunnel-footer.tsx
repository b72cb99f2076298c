import type { TunnelStatus } from '@shared/contracts/tunnel'
import { attempt } from '../../../lib/call'
import { closeDialog } from '../../../lib/dialogs'
import { report } from '../../../lib/report'
import { Button } from '../../../ui/button'
import { isHostKeyProblem } from './tunnel-problem'
import type { TunnelFormState } from './use-tunnel-form'

const connectLabel = ({ link }: TunnelStatus, { hasUnsaved }: TunnelFormState): string | null => {
  if (link.state === 'off') return 'Connect'
  if (hasUnsaved) return 'Save and reconnect'
  // An unknown host key asks its own question first.
  return link.state === 'offline' && !isHostKeyProblem(link.problem) ? 'Connect' : null
}

const hintOf = ({ link }: TunnelStatus, { hasUnsaved }: TunnelFormState): string => {
  if (link.state === 'off') return 'Fields are saved as you leave them.'
  return hasUnsaved ? 'Not saved yet.' : 'A change counts once you save and reconnect.'
}

/** Connect and disconnect, whichever the state of the tunnel allows. */
export function TunnelFooter({ state, tunnel }: { state: TunnelFormState; tunnel: TunnelStatus }) {
  const label = state.driver === 'off' ? null : connectLabel(tunnel, state)
  return (
    <>
      <span className="min-w-0 flex-1 truncate text-xs text-fg-2">
        {state.driver !== 'off' && hintOf(tunnel, state)}
      </span>
      <Button kind="ghost" onClick={closeDialog}>
        Done
      </Button>
      {tunnel.link.state !== 'off' && (
        <Button onClick={() => report(attempt('tunnel.disconnect', {}))}>Disconnect</Button>
      )}
      {label !== null && (
        <Button kind="primary" busy={state.isBusy} onClick={state.connect}>
          {label}
        </Button>
      )}
    </>
  )
}
