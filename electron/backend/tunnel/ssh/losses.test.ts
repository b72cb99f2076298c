import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import { postTo, startLocalServer } from '../testing/local-server'
import type { LocalServer } from '../testing/local-server'
import { attempt, driverFor, opened, portOf, problemOf, withoutSshd } from './testing/ssh-rig'
import type { Ear } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`a host that goes away${withoutSshd.note}`, () => {
  let sshd: Sshd
  let server: LocalServer
  beforeAll(async () => {
    sshd = await startSshd()
    server = await startLocalServer()
  })
  afterAll(async () => {
    await server.close()
    await sshd.stop()
  })
  afterEach(() => sshd.restart({ config: [] }))

  const open = async (ear: Ear) => opened(await attempt(driverFor(sshd), server.local, ear))

  it('is told once; while it is away it cannot be reached, and when it is back the tunnel opens again', async () => {
    const ear: Ear = { lost: [], told: [] }
    const tunnel = await open(ear)
    await sshd.kill()
    await expect.poll(() => ear.lost).toMatchObject([{ code: 'connection_lost' }])
    const problem = problemOf(await attempt(driverFor(sshd)))
    expect(problem).toEqual({ code: 'ssh_unreachable', detail: `127.0.0.1:${sshd.port} (ECONNREFUSED)` })
    await sshd.restart()
    const next = await open({ lost: [], told: [] })
    expect((await postTo(portOf(next), `${next.base}/hooks/a`, Buffer.from('x'))).status).toBe(200)
    await next.close()
    await tunnel.close()
    expect(ear.lost).toHaveLength(1)
  })

  it('ends what is on its way', async () => {
    const ear: Ear = { lost: [], told: [] }
    const tunnel = await open(ear)
    const sender = connect(portOf(tunnel), '127.0.0.1').on('error', () => undefined)
    sender.write('POST /hooks/a HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf')
    const isEnded = new Promise((resolve) => sender.resume().on('close', resolve))
    await once(sender, 'connect')
    await sshd.kill()
    await isEnded
    await expect.poll(() => ear.lost).toHaveLength(1)
    expect(server.heard.filter(({ body }) => body.toString().startsWith('half'))).toEqual([])
  })

  it('while the tunnel opens is a problem and no loss', async () => {
    const ear: Ear = { lost: [], told: [] }
    const opening = attempt(driverFor(sshd), server.local, ear)
    await sshd.kill()
    const { tunnel } = await opening
    await tunnel?.close()
    expect(ear.lost.length).toBeLessThanOrEqual(tunnel === null ? 0 : 1)
  })
})

describe.skipIf(withoutSshd.isSkipped)(`a host with its own idea of protection${withoutSshd.note}`, () => {
  let sshd: Sshd
  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())

  it.each([
    'KexAlgorithms sntrup761x25519-sha512@openssh.com',
    'KexAlgorithms diffie-hellman-group14-sha256,diffie-hellman-group-exchange-sha256',
    'Ciphers aes256-cbc',
    'MACs umac-64@openssh.com',
  ])('is named: %s', async (line) => {
    // A cipher with its own integrity would leave the MAC out of it.
    await sshd.restart({ config: line.startsWith('MACs') ? [line, 'Ciphers aes256-ctr'] : [line] })
    const problem = problemOf(await attempt(driverFor(sshd)))
    expect(problem.code).toBe('ssh_algorithms')
    expect(problem.detail).toMatch(/^no matching/)
  })

  it.each([
    'KexAlgorithms curve25519-sha256',
    'KexAlgorithms ecdh-sha2-nistp256',
    'KexAlgorithms ecdh-sha2-nistp521',
    'Ciphers aes128-ctr',
    'Ciphers aes256-gcm@openssh.com',
    'MACs hmac-sha2-512-etm@openssh.com',
  ])('is met: %s', async (line) => {
    await sshd.restart({ config: [line] })
    await opened(await attempt(driverFor(sshd))).close()
  })
})
