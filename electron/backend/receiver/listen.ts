import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import type { Log } from '../ports'
import type { ListenResult } from './receiver'

const host = '127.0.0.1'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'

/** Listens on the wanted port, or on any free one when that port cannot be had. */
export async function listen(app: FastifyInstance, wantedPort: number, log: Log): Promise<ListenResult> {
  let refusedPort: number | null = null
  try {
    await app.listen({ host, port: wantedPort })
  } catch (error) {
    if (wantedPort === 0) throw error
    refusedPort = wantedPort
    log.warn('The wanted port cannot be used; the receiver takes another one.', {
      port: wantedPort,
      code: codeOf(error),
    })
    await app.listen({ host, port: 0 })
  }
  const { port } = app.server.address() as AddressInfo
  return { url: `http://${host}:${port}`, port, refusedPort }
}
