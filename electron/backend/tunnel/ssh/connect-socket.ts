import type { Socket } from 'node:net'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

const keepAliveMs = 30_000

/** Connects the socket to the host. */
export function connectSocket(socket: Socket, host: string, port: number): Promise<Step<null>> {
  socket.setNoDelay(true)
  socket.setKeepAlive(true, keepAliveMs)
  return new Promise((resolve) => {
    socket.on('error', (error: NodeJS.ErrnoException) =>
      resolve(failed(nameProblem('ssh_unreachable', `${host}:${port} (${error.code ?? error.message})`))),
    )
    socket.once('connect', () => resolve(done(null)))
    socket.connect({ host, port })
  })
}
