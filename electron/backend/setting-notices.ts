import type { Settings } from '@shared/contracts/settings'
import type { LiveStatus } from './app-status'
import { largeBodies, portAtNextStart } from './notices'

/** Shows that bodies above the usual size are accepted, or hides it. */
export function tellOfBodyLimit({ bodyLimitBytes }: Settings, status: LiveStatus): void {
  const large = largeBodies(bodyLimitBytes)
  if (large) status.show(large)
  else status.hide('receiver.large-bodies')
}

/** Shows that a port that was saved just now has to wait for the next start, or hides it. */
export function tellOfPort({ port }: Settings, status: LiveStatus): void {
  const { receiver } = status.current()
  if (receiver.state === 'listening' && port !== null && port !== receiver.port) {
    status.show(portAtNextStart(port, receiver.port))
  } else status.hide('receiver.port-next-start')
}
