import type { Log } from '../ports'
import type { ListenResult } from './receiver'

interface Listener {
  listen(options: { host: string; port: number }): Promise<unknown>
  /** The port in use. */
  port(): number
}

const host = '127.0.0.1'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Listens on the wanted port, or on any free one when that port cannot be had. */
export async function listen(listener: Listener, wantedPort: number, log: Log): Promise<ListenResult> {
  let refusedPort: number | null = null
  try {
    await listener.listen({ host, port: wantedPort })
  } catch (error) {
    if (wantedPort === 0) throw error
    refusedPort = wantedPort
    log.warn('The wanted port cannot be used; the receiver takes another one.', {
      port: wantedPort,
      code: codeOf(error),
    })
    await listener.listen({ host, port: 0 })
  }
  const port = listener.port()
  return { url: `http://${host}:${port}`, port, refusedPort }
}
