import { expect, it } from 'vitest'
import type { LocalEnd, TunnelDriver } from './driver'
import { createManualDriver } from './manual'
import { offDriver } from './off'
import { describeDriver } from './testing/driver-contract'
import type { DriverRig } from './testing/driver-contract'
import { startFaultRelay } from './testing/fault-relay'
import { postTo } from './testing/local-server'

const rigOf =
  (makeDriver: (relayPort: number) => TunnelDriver) =>
  async ({ port }: LocalEnd): Promise<DriverRig> => {
    const relay = await startFaultRelay({ target: port })
    return {
      driver: makeDriver(relay.port),
      relay,
      post: (url, body) => postTo(relay.port, url, body),
      openTimeoutMs: 0,
      silenceMs: null,
      close: () => relay.close(),
    }
  }

describeDriver(
  'off',
  { hasConnection: false },
  rigOf(() => offDriver),
)
describeDriver(
  'manual',
  { hasConnection: false },
  rigOf((port) => createManualDriver({ url: `http://127.0.0.1:${port}/` })),
)

it('a manual tunnel needs its URL', async () => {
  const { tunnel, problem } = await createManualDriver({ url: null }).open(
    { url: 'http://127.0.0.1:1', port: 1 },
    { lost: () => undefined, tell: () => undefined },
    new AbortController().signal,
  )
  expect(tunnel).toBeNull()
  expect(problem).toEqual({ code: 'manual_url_missing', detail: null })
})
