import type { AddressInfo } from 'node:net'
import ssh2 from 'ssh2'
import type { Connection } from 'ssh2'
import { fingerprintOf } from '../host-key'

/** Where a host falls silent: it answers everything before, and nothing from there on. */
export type SilentAt = 'login' | 'forwarding' | 'never'

export interface FakeSshHost {
  port: number
  fingerprint: string
  /** Connections so far. */
  readonly count: number
  close(): Promise<void>
}

/** An SSH server that lets everybody in and says that it listens, without doing so. */
export async function startFakeSshHost(silentAt: SilentAt): Promise<FakeSshHost> {
  const { private: key, public: publicKey } = ssh2.utils.generateKeyPairSync('ed25519')
  const connections = new Set<Connection>()
  let count = 0
  const server = new ssh2.Server({ hostKeys: [key] }, (connection) => {
    count += 1
    connections.add(connection)
    connection.on('error', () => undefined)
    connection.on('close', () => connections.delete(connection))
    connection.on('authentication', (context) => {
      if (silentAt !== 'login') context.accept()
    })
    connection.on('request', (accept, _reject, name) => {
      if (name === 'tcpip-forward' && silentAt !== 'forwarding') accept?.(40_000)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    fingerprint: fingerprintOf(Buffer.from(publicKey.split(' ')[1] ?? '', 'base64')),
    get count() {
      return count
    },
    close() {
      connections.forEach((connection) => connection.end())
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
