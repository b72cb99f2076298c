import { connect } from 'node:net'
import type { Socket } from 'node:net'
import type { AcceptConnection, Client, ClientChannel, RejectConnection } from 'ssh2'
import type { DriverEvents, LocalEnd } from '../driver'

const connectTimeoutMs = 10_000
const lingerMs = 10_000

export interface PipedConnections {
  /** Ends all of them at once and takes no more. */
  end(): void
}

/** Brings every connection that the host accepts to the receiver on this computer. */
export function pipeConnections(client: Client, local: LocalEnd, events: DriverEvents): PipedConnections {
  const sockets = new Set<Socket>()
  let isOver = false
  let hasToldOfRefusal = false

  function tellOfRefusal(reason: string): void {
    if (hasToldOfRefusal) return
    hasToldOfRefusal = true
    events.tell(
      `A request came through the tunnel, but the receiver on port ${local.port} did not take it (${reason}).`,
    )
  }

  client.on('tcp connection', (_, accept: AcceptConnection<ClientChannel>, reject: RejectConnection) => {
    if (isOver) return
    const socket = connect({ host: '127.0.0.1', port: local.port, allowHalfOpen: true, noDelay: true })
    let isTaken = false
    let fault = 'no answer'
    sockets.add(socket)
    socket.setTimeout(connectTimeoutMs, () => socket.destroy())
    socket.on('error', (error: NodeJS.ErrnoException) => (fault = error.code ?? error.message))
    socket.once('connect', () => {
      if (isOver) return
      isTaken = true
      hasToldOfRefusal = false
      socket.removeAllListeners('timeout').setTimeout(0)
      join(accept(), socket)
    })
    socket.once('close', () => {
      sockets.delete(socket)
      if (isTaken || isOver) return
      reject()
      tellOfRefusal(fault)
    })
  })

  return {
    end() {
      isOver = true
      for (const socket of sockets) socket.destroy()
    },
  }
}

/** Each side may end its half first; bytes wait on one side while the other does not take them. */
function join(channel: ClientChannel, socket: Socket): void {
  channel.on('error', () => socket.destroy())
  channel.stderr.resume()
  channel.pipe(socket)
  socket.pipe(channel)
  socket.once('close', () => channel.end(() => channel.close()))
  // The sender is gone: what it sent still goes to the receiver, what the receiver answers goes nowhere.
  channel.once('close', () => {
    socket.unpipe(channel)
    socket.resume()
    socket.end()
    socket.setTimeout(lingerMs, () => socket.destroy())
  })
}
