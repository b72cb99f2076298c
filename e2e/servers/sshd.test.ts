import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { whyUnavailable } from './find-program'
import { startSshd } from './sshd'
import type { Sshd } from './sshd'

const reason = whyUnavailable('sshd', 'ssh-keygen')

describe.skipIf(reason !== null)(`sshd for tests${reason ? ` (${reason})` : ''}`, () => {
  let sshd: Sshd | null = null

  afterEach(async () => {
    await sshd?.stop()
    sshd = null
  })

  it('ends with its connections when killed, and comes back on the same port', async () => {
    sshd = await startSshd()
    const { port } = sshd
    const session = connect(port, '127.0.0.1').on('error', () => undefined)
    const isClosed = once(session, 'close')
    await once(session, 'data')
    await sshd.kill()
    await isClosed
    await expect(reach(port)).rejects.toThrow('ECONNREFUSED')
    await sshd.restart()
    await reach(port)
    expect(sshd.fingerprint).toMatch(/^SHA256:[\w+/]{43}$/)
  })

  it('fails with what sshd itself says', async () => {
    await expect(startSshd({ config: ['Nonsense yes'] })).rejects.toThrow(/sshd ended at once[\s\S]*Nonsense/)
  })
})

function reach(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      resolve()
    })
    socket.once('error', reject)
  })
}
