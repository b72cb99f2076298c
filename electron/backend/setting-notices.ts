import type { Settings } from '@shared/contracts/settings'
import type { LiveStatus } from './app-status'
import { largeBodies, portAtNextStart } from './notices'

/** Shows the notices that follow from the settings, and hides those that no longer do. */
export function tellOfSettings(settings: Settings, status: LiveStatus): void {
  const large = largeBodies(settings.bodyLimitBytes)
  if (large) status.show(large)
  else status.hide('receiver.large-bodies')

  const { receiver } = status.current()
  if (receiver.state === 'listening' && settings.port !== null && settings.port !== receiver.port) {
    status.show(portAtNextStart(settings.port, receiver.port))
  } else status.hide('receiver.port-next-start')
}
