import { afterAll, beforeAll, describe } from 'vitest'
import { startSshd } from '../../../../e2e/servers/sshd'
import type { Sshd } from '../../../../e2e/servers/sshd'
import { describeDriver } from '../testing/driver-contract'
import { startFaultRelay } from '../testing/fault-relay'
import { postTo } from '../testing/local-server'
import { driverFor, testTimeouts, withoutSshd } from './testing/ssh-rig'

const openTimeoutMs = 1_500

describe.skipIf(withoutSshd.isSkipped)(`a real sshd${withoutSshd.note}`, () => {
  let sshd: Sshd
  beforeAll(async () => void (sshd = await startSshd()))
  afterAll(() => sshd.stop())

  describeDriver('ssh', { hasConnection: true }, async () => {
    const relay = await startFaultRelay({ target: sshd.port })
    return {
      driver: driverFor(sshd, { port: relay.port }, { timeouts: { ...testTimeouts, openMs: openTimeoutMs } }),
      relay,
      post: (url, body) => postTo(Number(new URL(url).port), url, body),
      openTimeoutMs,
      silenceMs: 3 * testTimeouts.keepAliveMs,
      close: () => relay.close(),
    }
  })
})
