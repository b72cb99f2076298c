import { createServer, connect } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/**
 * What becomes of a new connection: it is passed to the target, refused because the port is closed, accepted and then
 * left without an answer, answered with bytes of no protocol, closed at once, or passed on until so many bytes came back.
 */
export type RelayMode = 'pass' | 'refuse' | 'silent' | 'garbage' | 'close' | { dieAfterBytes: number }

export interface FaultRelay {
  readonly port: number
  /** Connections that are open now. */
  readonly open: number
  /** For connections from now on; those already there keep what they began with. */
  become(mode: RelayMode): Promise<void>
  /** Where to pass connections from now on. */
  aim(target: number): void
  /** Ends every connection at once. */
  cut(): void
  /** Passes no further byte over the connections that are open, and leaves them open. */
  freeze(): void
  close(): Promise<void>
}

const garbage = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 5\r\n\r\nnope\n'

/** A relay on a loopback port of its own that can misbehave in every way a network does; `target` is a loopback port. */
export async function startFaultRelay(options: { target: number; mode?: RelayMode }): Promise<FaultRelay> {
  const sockets = new Set<Socket>()
  let target = options.target
  let mode: RelayMode = 'pass'
  let server: Server | null = null

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    socket.setNoDelay()
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }

  function serve(client: Socket): void {
    keep(client)
    if (mode === 'pass') pass(client, Infinity)
    else if (mode === 'garbage') client.end(garbage)
    else if (mode === 'silent') client.resume()
    else if (typeof mode === 'object') pass(client, mode.dieAfterBytes)
    else client.destroy()
  }

  function pass(client: Socket, limit: number): void {
    const far = keep(connect(target, '127.0.0.1'))
    let passed = 0
    far.on('data', (chunk) => {
      passed += chunk.length
      if (passed <= limit) return
      client.destroy()
      far.destroy()
    })
    client.pipe(far).pipe(client)
    client.on('close', () => far.destroy())
    far.on('close', () => client.destroy())
  }

  function listen(port: number): Promise<Server> {
    const listening = createServer(serve)
    return new Promise((resolve, reject) => {
      listening.once('error', reject)
      listening.listen(port, '127.0.0.1', () => resolve(listening))
    })
  }

  server = await listen(0)
  const { port } = server.address() as AddressInfo

  async function become(next: RelayMode): Promise<void> {
    mode = next
    if (next === 'refuse') {
      server?.close()
      server = null
    } else server ??= await listen(port)
  }

  const cut = (): void => sockets.forEach((socket) => socket.destroy())
  await become(options.mode ?? 'pass')
  return {
    port,
    get open() {
      return sockets.size
    },
    become,
    aim: (next) => void (target = next),
    cut,
    freeze() {
      for (const socket of sockets) {
        socket.unpipe()
        socket.removeAllListeners('data')
        socket.pause()
      }
    },
    close() {
      const last = server
      server = null
      cut()
      return new Promise((resolve) => (last === null ? resolve() : last.close(() => resolve())))
    },
  }
}
