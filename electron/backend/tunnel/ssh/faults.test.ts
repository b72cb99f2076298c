import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import ssh2 from 'ssh2'
import { afterEach, describe, expect, it } from 'vitest'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import type { SshSettings } from '@shared/contracts/tunnel'
import type { TunnelDriver } from '../driver'
import { startFaultRelay } from '../testing/fault-relay'
import { createSshDriver } from './create-ssh-driver'
import { startFakeSshHost } from './testing/fake-ssh-host'
import type { FakeSshHost, SilentAt } from './testing/fake-ssh-host'
import { attempt, opened, problemOf } from './testing/ssh-rig'

const key = Buffer.from(ssh2.utils.generateKeyPairSync('ed25519').private)
const openMs = 700

function driverTo(port: number, hostKey: string | null = null, readKey = () => Promise.resolve<Uint8Array>(key)) {
  const changes: Partial<SshSettings> = { host: '127.0.0.1', port, user: 'me', keyFile: '/the/key', hostKey }
  const settings = { ...defaultTunnelSettings.ssh, ...changes }
  return createSshDriver({ settings, passphrase: null, readKey, timeouts: { openMs, closeMs: 300 } })
}

const never = () => new Promise<never>(() => undefined)

describe('a server that is no SSH host', () => {
  let server: Server
  const sockets = new Set<Socket>()

  afterEach(async () => {
    sockets.forEach((socket) => socket.destroy())
    await new Promise((resolve) => server.close(resolve))
  })

  async function serve(greet: (socket: Socket) => void): Promise<TunnelDriver> {
    server = createServer((socket) => {
      sockets.add(socket.on('error', () => undefined))
      greet(socket)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return driverTo((server.address() as AddressInfo).port)
  }

  it('but says nothing is given up in time', async () => {
    const value = await attempt(await serve((socket) => socket.resume()))
    expect(problemOf(value)).toEqual({ code: 'ssh_no_answer', detail: expect.stringMatching(/^127\.0\.0\.1:\d+$/) })
  })

  it.each([
    ['an HTTP answer', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\nno', 'HTTP/1.1 400 Bad Request'],
    ['a greeting of another protocol', '220 mail.example.com ESMTP\r\n', '220 mail.example.com ESMTP'],
    ['the first version of SSH', 'SSH-1.5-old\r\n', 'SSH-1.5-old'],
    ['noise', '\u0000\u0007\r\u001b[31m!\n'.repeat(3000), expect.not.stringMatching(/\p{Cc}/u)],
  ])('but sends %s is named, with what it said', async (_, text, detail) => {
    const problem = problemOf(await attempt(await serve((socket) => socket.end(text))))
    expect(problem).toEqual({ code: 'ssh_not_ssh', detail })
  })

  it('but goes on greeting without an end is given up', async () => {
    const driver = await serve((socket) => {
      const timer = setInterval(() => socket.write('hello\r\n'), 5)
      socket.once('close', () => clearInterval(timer))
    })
    expect(problemOf(await attempt(driver)).code).toMatch(/^ssh_(no_answer|not_ssh)$/)
  })

  it.each([
    ['at once', '', 'The host closed the connection.'],
    ['as it is busy', 'Exceeded MaxStartups\r\n', 'Exceeded MaxStartups'],
    ['after its version', 'SSH-2.0-OpenSSH_9.9\r\n', 'The host closed the connection.'],
  ])('and closes %s has lost the connection', async (_, text, detail) => {
    const problem = problemOf(await attempt(await serve((socket) => socket.end(text))))
    expect(problem.code).toBe('connection_lost')
    if (text !== '') expect(problem.detail).toBe(detail)
  })

  it('and sends garbage after its version has a name too', async () => {
    const driver = await serve((socket) => socket.end(`SSH-2.0-x\r\n${'\u0001\u0002'.repeat(5000)}`))
    expect(problemOf(await attempt(driver)).code).toMatch(/^(ssh_algorithms|connection_lost)$/)
  })
})

describe('a host that falls silent', () => {
  let host: FakeSshHost | null = null

  afterEach(async () => {
    await host?.close()
    host = null
  })

  async function start(silentAt: SilentAt): Promise<TunnelDriver> {
    host = await startFakeSshHost(silentAt)
    return driverTo(host.port, host.fingerprint)
  }

  it.each(['login', 'forwarding'] as const)('at the %s is given up in time', async (silentAt) => {
    const value = await attempt(await start(silentAt))
    expect(problemOf(value).code).toBe('ssh_no_answer')
  })

  it.each(['login', 'forwarding'] as const)('at the %s is left at once when told so', async (silentAt) => {
    const driver = await start(silentAt)
    const giveUp = new AbortController()
    const opening = attempt(driver, undefined, undefined, giveUp.signal)
    await expect.poll(() => host?.count).toBe(1)
    giveUp.abort()
    const value = await opening
    expect(problemOf(value)).toEqual({ code: 'aborted', detail: null })
  })

  it('when it is to end the tunnel does not hold up the end', async () => {
    host = await startFakeSshHost('never')
    const relay = await startFaultRelay({ target: host.port })
    const tunnel = opened(await attempt(driverTo(relay.port, host.fingerprint)))
    relay.freeze()
    await tunnel.close()
    await relay.close()
  })
})

describe('a key file on a drive that does not answer', () => {
  it('is given up in time, and at once when told so', async () => {
    const driver = driverTo(9, null, never)
    expect(problemOf(await attempt(driver)).code).toBe('ssh_no_answer')
    const giveUp = new AbortController()
    const opening = attempt(driver, undefined, undefined, giveUp.signal)
    giveUp.abort()
    expect(problemOf(await opening).code).toBe('aborted')
  })
})
