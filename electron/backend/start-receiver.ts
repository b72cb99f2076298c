import type { ReceiverStatus } from '@shared/contracts/status'
import type { BackendParts } from './backend-parts'
import { portTaken, receiverFailed } from './notices'
import type { Receiver } from './receiver/receiver'

type StartParts = Pick<BackendParts, 'settings' | 'status' | 'registry' | 'tunnel' | 'log'> & { port: number | null }

/** Opens the port and tells everybody where; a port that is taken gives a notice and another port. */
export async function startReceiver(receiver: Receiver, parts: StartParts): Promise<ReceiverStatus> {
  const { settings, status, registry, tunnel, log } = parts
  const { port: fixed, lastPort } = settings.current()
  try {
    const { url, port, refusedPort } = await receiver.listen(parts.port ?? fixed ?? lastPort ?? 0)
    registry.setLocalBases([url, `http://localhost:${port}`])
    // The port of a start where another program held the wanted one is not kept, so that pasted URLs work again later.
    if (refusedPort === null && port !== lastPort) await settings.change({ lastPort: port })
    status.setReceiver({ state: 'listening', url, port })
    if (refusedPort !== null) status.show(portTaken(refusedPort, port))
    log.fact('receiver.ready', { url })
    tunnel.start({ url, port })
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log.error('The receiver could not listen.', error)
    status.setReceiver({ state: 'failed', message })
    status.show(receiverFailed(message))
  }
  return status.current().receiver
}
