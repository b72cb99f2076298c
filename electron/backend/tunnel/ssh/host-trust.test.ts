import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import { attempt, driverFor, opened, problemOf, withoutSshd } from './testing/ssh-rig'

describe.skipIf(withoutSshd.isSkipped)(`the host key${withoutSshd.note}`, () => {
  let sshd: Sshd
  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())

  const other = `SHA256:${'A'.repeat(43)}`

  it.each([
    ['unknown', null, 'ssh_host_key_unknown'],
    ['another than the trusted one', other, 'ssh_host_key_changed'],
  ])('that is %s stops the connection, and its fingerprint is told', async (_, hostKey, code) => {
    const problem = problemOf(await attempt(driverFor(sshd, { hostKey })))
    expect(problem).toEqual({ code, detail: sshd.fingerprint })
  })

  it('that is not trusted keeps the user and the key from being sent', async () => {
    await sshd.restart()
    await attempt(driverFor(sshd, { hostKey: null, user: 'somebody-secret' }))
    await attempt(driverFor(sshd, { hostKey: other, user: 'somebody-secret' }))
    await expect.poll(() => sshd.log()).toMatch(/\[preauth\][\s\S]*\[preauth\]/)
    expect(sshd.log()).not.toContain('somebody-secret')
  })

  it('that is trusted lets the tunnel open', async () => {
    const tunnel = opened(await attempt(driverFor(sshd)))
    await tunnel.close()
    expect(sshd.log()).toContain('Accepted publickey')
  })

  it('is trusted whichever way its line was copied', async () => {
    const tunnel = opened(await attempt(driverFor(sshd, { hostKey: ` ${sshd.fingerprint}\n` })))
    await tunnel.close()
  })
})
