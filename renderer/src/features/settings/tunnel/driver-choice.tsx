import type { TunnelDriverName, TunnelStatus } from '@shared/contracts/tunnel'
import { attempt } from '../../../lib/call'
import { openDialog } from '../../../lib/dialogs'
import { useSettings } from '../../../lib/mirror/settings-store'
import { report } from '../../../lib/report'
import { driverNames, driverPhrases } from '../../../lib/tunnel-words'
import { RadioCards } from '../../../ui/radio-cards'

const texts: Record<TunnelDriverName, string> = {
  off: 'Reachable from this computer only.',
  ngrok: 'A public address at once. Needs a free account.',
  manual: 'You run a reverse proxy or port forward.',
  ssh: 'Through a server that you log in to.',
}
const order: readonly TunnelDriverName[] = ['off', 'ngrok', 'manual', 'ssh']
const cards = order.map((value) => ({ value, title: driverNames[value], text: texts[value] }))

async function choose(driver: TunnelDriverName): Promise<void> {
  const settings = await attempt('tunnel.configure', { driver })
  if (settings !== null) useSettings.setState({ settings })
}

/** Another way means another URL, so one that senders use is not given up by a slip of the arrow keys. */
function askToSwitch(tunnel: TunnelStatus, driver: TunnelDriverName): void {
  openDialog({
    type: 'confirm',
    title: `Switch to ${driverPhrases[driver]}?`,
    text: `${tunnel.base ?? 'The public URL'} stops working. Senders that hold it are turned away until they get the new URL.`,
    confirmLabel: 'Switch',
    onConfirm: () => report(choose(driver)),
  })
}

/** The way in which the receiver is reached; a choice counts at once. */
export function DriverChoice({ tunnel, driver }: { tunnel: TunnelStatus; driver: TunnelDriverName }) {
  const change = (chosen: TunnelDriverName): void => {
    if (tunnel.link.state === 'online' && chosen !== 'off') askToSwitch(tunnel, chosen)
    else report(choose(chosen))
  }
  return (
    <section aria-label="Way to be reached" className="flex flex-col gap-2">
      <RadioCards<TunnelDriverName>
        label="Tunnel"
        value={driver}
        onChange={change}
        cards={cards}
        disabled={tunnel.isFixed}
      />
      {tunnel.isFixed && (
        <p className="text-xs text-fg-2">
          Set by <code className="font-mono">HOOKWRIGHT_TUNNEL</code>, so it cannot be changed here.
        </p>
      )}
    </section>
  )
}
