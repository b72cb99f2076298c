import { setTimeout as pause } from 'node:timers/promises'
import type { Socket } from 'node:net'
import type { DriverEvents, OpenTunnel } from '../driver'
import type { PipedConnections } from './pipe-connections'
import type { SshSession } from './start-session'

export interface TunnelParts {
  base: string
  socket: Socket
  session: SshSession
  connections: PipedConnections
  closeMs: number
}

/** Keeps an open tunnel until it is closed or lost, whichever comes first. */
export function holdTunnel(
  { base, socket, session, connections, closeMs }: TunnelParts,
  events: DriverEvents,
): OpenTunnel {
  let closing: Promise<void> | null = null
  const isGone = socket.closed
    ? Promise.resolve()
    : new Promise<void>((resolve) => socket.once('close', () => resolve()))

  async function close(): Promise<void> {
    connections.end()
    // The host is told, so that it frees the port at once.
    session.client.end()
    await Promise.race([isGone, pause(closeMs, undefined, { ref: false })])
    socket.destroy()
    await isGone
  }

  void session.ended.then((problem) => {
    if (closing) return
    closing = isGone
    connections.end()
    socket.destroy()
    events.lost(problem)
  })
  return { base, close: () => (closing ??= close()) }
}
