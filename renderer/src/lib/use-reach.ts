import { openDialog } from './dialogs'
import { useStatus } from './mirror/status-store'
import { describeReach } from './tunnel-words'

const openTunnelSettings = (): void => openDialog({ type: 'settings', page: 'tunnel' })

/** How the receiver is reached, as the line under a URL shows it: with the way to the Tunnel page while senders do not get through. */
export function useReach() {
  const tunnel = useStatus((mirror) => mirror.status?.tunnel)
  if (tunnel === undefined) return null
  const { shape, meaning, line, isReachable } = describeReach(tunnel)
  const isOff = tunnel.link.state === 'off'
  return {
    mark: isOff
      ? ({ shape: 'ring', meaning: 'mute' } as const)
      : { shape, meaning, pulse: tunnel.link.state === 'connecting' },
    text: line,
    action: isReachable
      ? null
      : { label: isOff ? 'Connect a tunnel' : 'Tunnel settings', onChoose: openTunnelSettings },
  }
}
