import type { Log } from '../ports'
import type { ListenResult } from './receiver'

/** Resolves with the address in use, which ends in the port. */
interface Listener {
  listen(options: { host: string; port: number }): Promise<string>
}

const host = '127.0.0.1'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Listens on the wanted port, or on any free one when that port cannot be had. */
export async function listen(listener: Listener, wantedPort: number, log: Log): Promise<ListenResult> {
  const listenAt = async (wanted: number): Promise<number> => {
    const address = await listener.listen({ host, port: wanted })
    return Number(address.slice(address.lastIndexOf(':') + 1))
  }
  const describe = (port: number, refusedPort: number | null): ListenResult => ({
    url: `http://${host}:${port}`,
    port,
    refusedPort,
  })

  try {
    return describe(await listenAt(wantedPort), null)
  } catch (error) {
    if (wantedPort === 0) throw error
    log.warn('The wanted port cannot be used; the receiver takes another one.', {
      port: wantedPort,
      code: codeOf(error),
    })
    return describe(await listenAt(0), wantedPort)
  }
}
