import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { findFreePort } from '../../../../e2e/servers/free-port'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import { postTo, startLocalServer } from '../testing/local-server'
import { attempt, driverFor, opened, portOf, problemOf, withoutSshd } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`the port on the host${withoutSshd.note}`, () => {
  let sshd: Sshd
  let other: Server | null = null
  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())
  afterEach(async () => {
    await new Promise<void>((resolve) => (other ? other.close(() => resolve()) : resolve()))
    other = null
    await sshd.restart({ config: [] })
  })

  it('is the one asked for, or any when none was', async () => {
    const remotePort = await findFreePort()
    const fixed = opened(await attempt(driverFor(sshd, { remotePort })))
    const any = opened(await attempt(driverFor(sshd)))
    expect(fixed.base).toBe(`http://127.0.0.1:${remotePort}`)
    expect(portOf(any)).toBeGreaterThan(0)
    await Promise.all([fixed.close(), any.close()])
  })

  it('can be had again as soon as the tunnel is closed', async () => {
    const driver = driverFor(sshd, { remotePort: await findFreePort() })
    for (let round = 0; round < 3; round += 1) await opened(await attempt(driver)).close()
  })

  // Without GatewayPorts, sshd keeps all of them to loopback, and names the address in its own way or as it was asked for.
  it.each(['localhost', '127.0.0.1', '0.0.0.0', '*', ''])(
    'works when the host was asked for %j',
    async (remoteHost) => {
      const server = await startLocalServer()
      const tunnel = opened(await attempt(driverFor(sshd, { remoteHost }), server.local))
      const answer = await postTo(portOf(tunnel), `${tunnel.base}/hooks/a`, Buffer.from('x'))
      expect(answer.status).toBe(200)
      await tunnel.close()
      await server.close()
    },
  )

  it('is hidden behind the public URL where there is one', async () => {
    const publicUrl = 'https://hooks.example.com/in'
    const ear = { lost: [], told: [] as string[] }
    const tunnel = opened(await attempt(driverFor(sshd, { publicUrl }), undefined, ear))
    expect(tunnel.base).toBe(publicUrl)
    expect(ear.told).toEqual([expect.stringMatching(/^The host listens on localhost, port \d+\.$/)])
    await tunnel.close()
  })

  it('is told, with what else it takes to reach it from outside', async () => {
    const ear = { lost: [], told: [] as string[] }
    await opened(await attempt(driverFor(sshd), undefined, ear)).close()
    await opened(await attempt(driverFor(sshd, { remoteHost: '0.0.0.0' }), undefined, ear)).close()
    expect(ear.told[0]).toMatch(/public URL/)
    expect(ear.told[1]).toMatch(/GatewayPorts clientspecified/)
  })

  it('is refused by a host that forwards nothing', async () => {
    for (const config of ['AllowTcpForwarding no', 'AllowTcpForwarding local', 'DisableForwarding yes']) {
      await sshd.restart({ config: [config] })
      expect(problemOf(await attempt(driverFor(sshd)))).toEqual({
        code: 'ssh_forwarding_refused',
        detail: 'localhost:0',
      })
    }
  })

  it('is refused when the host allows another one only', async () => {
    await sshd.restart({ config: ['PermitListen localhost:1'] })
    const problem = problemOf(await attempt(driverFor(sshd, { remotePort: await findFreePort() })))
    expect(problem.code).toBe('ssh_forwarding_refused')
  })

  it('is refused when another program has it', async () => {
    const taken = (other = createServer())
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    const problem = problemOf(await attempt(driverFor(sshd, { remoteHost: '127.0.0.1', remotePort: port })))
    expect(problem).toEqual({ code: 'ssh_forwarding_refused', detail: `127.0.0.1:${port}` })
  })
})
