import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import type { TunnelStatus } from '@shared/contracts/tunnel'
import { closeTestBackends, openTestBackend } from '../testing/open-test-backend'
import { post } from '../testing/post'
import type { TestBackend } from '../testing/open-test-backend'
import { createFakeDriver } from './testing/fake-driver'
import type { FakeDriver } from './testing/fake-driver'
import { startPublicSide } from './testing/public-side'
import { defaultTunnelLimits } from './tunnel-limits'

afterEach(closeTestBackends)

const limits = {
  ...defaultTunnelLimits,
  backOff: { firstMs: 20, longestMs: 80, minutelyMs: 40 },
  probeRepeatMs: 20,
  probeEveryMs: { off: 60_000, manual: 60_000, ssh: 60_000, ngrok: 60_000 },
}
const old = 'https://old.example.com'

const statusOf = async (test: TestBackend): Promise<TunnelStatus> => (await test.call('app.snapshot', {})).status.tunnel

const eventually = (check: () => void | Promise<void>): Promise<void> => vi.waitFor(check, { timeout: 15_000 })

const untilLink = (test: TestBackend, state: TunnelStatus['link']['state']): Promise<void> =>
  eventually(async () => expect((await statusOf(test)).link.state).toBe(state))

const open = (driver: FakeDriver, more: object = {}): Promise<TestBackend> =>
  openTestBackend({ tunnelTesting: { makeDriver: () => driver, limits }, ...more })

/** A backend whose tunnel is served by the fake driver, connected. The default is not ngrok, which a failed probe connects anew. */
async function openConnected(driver: FakeDriver, name: 'ssh' | 'ngrok' = 'ssh'): Promise<TestBackend> {
  const test = await open(driver)
  await test.call('tunnel.configure', { driver: name })
  await test.call('tunnel.connect', {})
  await untilLink(test, 'online')
  return test
}

describe('the tunnel', () => {
  it('is off at first: the local URL is the public one, and nothing is opened', async () => {
    const driver = createFakeDriver([old])
    const test = await open(driver)
    const { status } = await test.call('app.snapshot', {})
    expect(status.tunnel).toMatchObject({
      driver: 'off',
      isFixed: false,
      link: { state: 'off' },
      base: null,
      probe: null,
    })
    expect(status.receiver).toMatchObject({ url: status.publicBase })
    expect(driver.attempts).toBe(0)
    expect(await test.fail('tunnel.connect', {})).toMatchObject({ code: 'invalid_input' })
  })

  it('goes online with its URL for every trigger, towards the port of the receiver', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    const { status } = await test.call('app.snapshot', {})
    expect(status.publicBase).toBe(old)
    expect(status.receiver).toMatchObject({ url: driver.opened[0]?.local.url, port: driver.opened[0]?.local.port })
    expect(test.lines.map((line) => JSON.parse(line) as object)).toContainEqual({ event: 'tunnel.online', url: old })
  })

  it('tries again by itself, with the problem on show, until it is there', async () => {
    const busy = { code: 'no_answer', detail: null }
    const driver = createFakeDriver([busy, busy, old])
    const test = await openConnected(driver)
    expect(driver.attempts).toBe(3)
    const links = test.facts().flatMap((fact) => (fact.fact === 'status.changed' ? [fact.status.tunnel.link] : []))
    expect(links).toContainEqual(expect.objectContaining({ state: 'offline', problem: busy }))
    expect((await test.call('tunnel.log', {})).lines.filter(({ level }) => level === 'error')).toHaveLength(2)
  })

  it('waits for the user where trying again makes no sense, and goes on after connect', async () => {
    const driver = createFakeDriver([{ code: 'ERR_NGROK_107', detail: null }])
    const test = await open(driver)
    await test.call('tunnel.configure', { driver: 'ngrok' })
    await test.call('tunnel.connect', {})
    await untilLink(test, 'offline')
    expect((await statusOf(test)).link).toMatchObject({ retryAt: null })
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect(driver.attempts).toBe(1)
    driver.next = [old]
    await test.call('tunnel.connect', {})
    await untilLink(test, 'online')
  })

  it('comes back by itself when it is lost, and the time between is a gap', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    driver.next = [{ code: 'no_answer', detail: null }, old]
    driver.opened[0]?.events.lost({ code: 'connection_lost', detail: null })
    await untilLink(test, 'offline')
    test.clock.advance(7_000)
    await untilLink(test, 'online')
    const { gaps } = await test.call('tunnel.gaps', {})
    expect(gaps).toMatchObject([{ code: 'connection_lost', base: old, endedAt: test.clock.now() }])
    expect(gaps[0]?.startedAt).toBe(test.clock.now() - 7_000)
    expect(driver.opened[0]?.isClosed).toBe(true)
  })

  it('leaves out gaps that nobody could notice', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    driver.opened[0]?.events.lost({ code: 'connection_lost', detail: null })
    await eventually(() => expect(driver.opened).toHaveLength(2))
    await untilLink(test, 'online')
    expect((await test.call('tunnel.gaps', {})).gaps).toEqual([])
  })

  it('keeps its public URL while it is offline, so that no URL changes', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    driver.next = ['hang']
    driver.opened[0]?.events.lost({ code: 'connection_lost', detail: null })
    await eventually(() => expect(driver.attempts).toBe(2))
    expect((await test.call('app.snapshot', {})).status.publicBase).toBe(old)
  })

  it('disconnects while it hangs in an attempt, at once', async () => {
    const driver = createFakeDriver(['hang'])
    const test = await open(driver)
    await test.call('tunnel.configure', { driver: 'ngrok' })
    await test.call('tunnel.connect', {})
    await untilLink(test, 'connecting')
    await test.call('tunnel.disconnect', {})
    expect((await statusOf(test)).link).toEqual({ state: 'off' })
    await test.call('tunnel.connect', {})
    expect(driver.attempts).toBe(2)
  })

  it('closes the old tunnel before another setting takes its place', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    await test.call('tunnel.configure', { ssh: { user: 'other' } })
    await untilLink(test, 'online')
    expect(driver.opened.map(({ isClosed }) => isClosed)).toEqual([true, false])
  })

  it('connects anew after sleep, and marks the sleep as a gap', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    test.surroundings.happen('sleep')
    test.clock.advance(3_600_000)
    test.surroundings.happen('wake')
    await eventually(() => expect(driver.opened).toHaveLength(2))
    await eventually(async () => {
      expect((await test.call('tunnel.gaps', {})).gaps).toMatchObject([{ code: 'asleep', endedAt: test.clock.now() }])
    })
  })

  it('tries at once when a network is there again, however long the pause would be', async () => {
    const driver = createFakeDriver([{ code: 'ERR_NGROK_107', detail: null }])
    const test = await open(driver)
    await test.call('tunnel.configure', { driver: 'ssh' })
    await test.call('tunnel.connect', {})
    await untilLink(test, 'offline')
    driver.next = [old]
    test.surroundings.happen('network')
    await untilLink(test, 'online')
  })

  it('is wanted again after a restart, and the time in which the app was closed is a gap', async () => {
    const driver = createFakeDriver([old])
    const first = await openConnected(driver)
    const closedAt = first.clock.now()
    await first.backend.close()
    first.clock.advance(60_000)
    const second = await first.restart()
    await untilLink(second, 'online')
    const { gaps } = await second.call('tunnel.gaps', {})
    expect(gaps).toMatchObject([{ code: 'app_closed', startedAt: closedAt, endedAt: closedAt + 60_000 }])
  })

  it('is not connected after a restart when it was disconnected', async () => {
    const driver = createFakeDriver([old])
    const first = await openConnected(driver)
    await first.call('tunnel.disconnect', {})
    const second = await first.restart()
    expect((await statusOf(second)).link.state).toBe('off')
    expect((await second.call('app.snapshot', {})).status.publicBase).toMatch(/^http:\/\/127\.0\.0\.1:/)
  })

  it('is what HOOKWRIGHT_TUNNEL says, which cannot be changed on screen', async () => {
    const driver = createFakeDriver([old])
    const test = await open(driver, { tunnel: { driver: 'ngrok' } })
    await untilLink(test, 'online')
    expect(await statusOf(test)).toMatchObject({ driver: 'ngrok', isFixed: true })
    expect(await test.fail('tunnel.configure', { driver: 'off' })).toMatchObject({ code: 'not_allowed' })
    expect(await test.fail('tunnel.disconnect', {})).toMatchObject({ code: 'not_allowed' })
    expect((await test.call('app.snapshot', {})).settings.tunnel.driver).toBe('off')
  })
})

describe('closing', () => {
  it('ends a tunnel whose attempt hangs within the time', async () => {
    const driver = createFakeDriver(['hang'])
    const test = await open(driver, { tunnel: { driver: 'ngrok' } })
    await untilLink(test, 'connecting')
    await test.backend.close()
    expect(test.lines.at(-1)).toContain('"clean":true')
  })
})

describe('another public base', () => {
  it('is announced with the consoles that hold the old one, until they are known to hold the new one', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    const trigger = await test.call('triggers.create', { connectionId: 'github', eventType: 'issues.opened' })
    const other = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    await test.call('triggers.copy', { triggerId: trigger.id, field: 'baseUrl' })
    await test.call('triggers.copy', { triggerId: other.id, field: 'fullUrl' })
    driver.next = ['https://new.example.com']
    await test.call('tunnel.configure', { ssh: { user: 'other' } })
    const notice = async () =>
      (await test.call('app.snapshot', {})).status.notices.find(({ id }) => id === 'tunnel.base-changed')
    await eventually(async () => expect((await notice())?.text).toContain('https://new.example.com'))
    expect((await notice())?.text).toContain('GitHub')
    await test.call('triggers.copy', { triggerId: other.id, field: 'fullUrl' })
    expect(test.desktop.clipboard).toContain('https://new.example.com/hooks/')
    expect((await notice())?.text).toContain('its sender')
    const { receiver } = (await test.call('app.snapshot', {})).status
    const local = receiver.state === 'listening' ? receiver.url : ''
    const { secret } = await test.call('keys.reveal', { triggerId: other.id })
    await post(`${local}/hooks/${other.token}`, '{}', { Host: 'new.example.com', 'X-API-Key': secret })
    await eventually(async () => expect((await notice())?.text).not.toContain('its sender'))
    const marked = await test.call('triggers.markUrlUpdated', { triggerId: trigger.id })
    expect(marked.consoleBase).toBe('https://new.example.com')
    expect(await notice()).toBeUndefined()
  })

  it('is remembered with the consoles across a restart', async () => {
    const driver = createFakeDriver([old])
    const first = await openConnected(driver)
    const { id } = await first.call('triggers.create', { connectionId: 'github', eventType: null })
    await first.call('triggers.copy', { triggerId: id, field: 'baseUrl' })
    driver.next = ['https://new.example.com']
    const second = await first.restart()
    await untilLink(second, 'online')
    const { triggers, status } = await second.call('app.snapshot', {})
    expect(triggers[0]?.consoleBase).toBe(old)
    expect(status.notices.map((notice) => notice.id)).toContain('tunnel.base-changed')
  })
})

describe('signatures over the URL', () => {
  it('are checked against the public URL in force and the earlier ones, and no other', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    const trigger = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    await test.call('triggers.update', {
      triggerId: trigger.id,
      authentication: { method: 'signature', preset: 'blink', headerName: 'X-API-Key' },
    })
    const { secret } = await test.call('keys.reveal', { triggerId: trigger.id })
    driver.next = ['https://new.example.com']
    await test.call('tunnel.configure', { ssh: { user: 'other' } })
    await eventually(async () => expect((await statusOf(test)).base).toBe('https://new.example.com'))
    const { receiver } = (await test.call('app.snapshot', {})).status
    const local = receiver.state === 'listening' ? receiver.url : ''
    const ts = Math.floor(test.clock.now() / 1000)
    const reasonFor = async (base: string): Promise<string | null | undefined> => {
      const signed = createHmac('sha256', secret).update(`${ts}.${base}/hooks/${trigger.token}.{}`).digest('hex')
      const headers = { 'X-BLINK-SIGNATURE': `ts=${ts};sig1=${signed}`, Host: 'new.example.com' }
      await post(`${local}/hooks/${trigger.token}`, '{}', headers)
      const query = { triggerId: trigger.id, outcome: null, before: null, limit: 1 }
      return (await test.call('deliveries.page', query)).deliveries[0]?.reason
    }
    // Authentic, though the draft takes no events yet.
    expect(await reasonFor('https://new.example.com')).toBe('trigger_draft')
    expect(await reasonFor(old)).toBe('trigger_draft')
    expect(await reasonFor('https://third.example.com')).toBe('signature_wrong')
  })
})

describe('secrets of the tunnel', () => {
  it('take effect at once, are kept out of settings, status and log, and can be removed', async () => {
    const driver = createFakeDriver([{ code: 'authtoken_missing', detail: null }])
    const test = await open(driver)
    await test.call('tunnel.configure', { driver: 'ngrok' })
    await test.call('tunnel.connect', {})
    await untilLink(test, 'offline')
    driver.next = [old]
    const token = '2testTESTtestTESTtestTEST_notAnAuthtokenAtAll'
    await test.call('tunnel.setAuthtoken', { text: `ngrok config add-authtoken ${token}` })
    await untilLink(test, 'online')
    const snapshot = await test.call('app.snapshot', {})
    expect(snapshot.status.tunnel.hasAuthtoken).toBe(true)
    expect(await test.vault.read('tunnel:authtoken')).toBe(token)
    expect(JSON.stringify([snapshot, test.lines, test.pushes])).not.toContain(token)
    await test.call('tunnel.removeAuthtoken', {})
    expect(await test.vault.read('tunnel:authtoken')).toBeNull()
    expect((await statusOf(test)).hasAuthtoken).toBe(false)
  })

  it('are refused with what they look like instead', async () => {
    const test = await openTestBackend()
    const error = await test.fail('tunnel.setAuthtoken', { text: 'ak_2nOtAnAuthtokenButAnApiKey0000' })
    expect(error).toMatchObject({ code: 'invalid_input', message: expect.stringContaining('API key') as string })
    expect((await statusOf(test)).hasAuthtoken).toBe(false)
  })
})

describe('a host key', () => {
  it('is trusted only while the host shows it, and forgotten with the host', async () => {
    const driver = createFakeDriver([{ code: 'ssh_host_key_unknown', detail: 'SHA256:shown' }])
    const test = await open(driver)
    await test.call('tunnel.configure', { driver: 'ssh', ssh: { host: 'a.example.com', user: 'me' } })
    expect(await test.fail('tunnel.trustHostKey', { fingerprint: 'SHA256:shown' })).toMatchObject({
      code: 'invalid_state',
    })
    await test.call('tunnel.connect', {})
    await untilLink(test, 'offline')
    expect(await test.fail('tunnel.trustHostKey', { fingerprint: 'SHA256:other' })).toMatchObject({
      code: 'invalid_state',
    })
    driver.next = [old]
    await test.call('tunnel.trustHostKey', { fingerprint: 'SHA256:shown' })
    await untilLink(test, 'online')
    const trusted = (await test.call('app.snapshot', {})).settings.tunnel.ssh.hostKey
    expect(trusted).toBe('SHA256:shown')
    const moved = await test.call('tunnel.configure', { ssh: { host: 'b.example.com' } })
    expect(moved.tunnel.ssh.hostKey).toBeNull()
  })
})

describe('the own URL', () => {
  it('is refused with a sentence when it is none, and mended when it nearly is one', async () => {
    const test = await openTestBackend()
    expect(await test.fail('tunnel.configure', { manualUrl: 'ftp://x' })).toMatchObject({ code: 'invalid_input' })
    const saved = await test.call('tunnel.configure', { driver: 'manual', manualUrl: 'Hooks.Example.com/' })
    expect(saved.tunnel.manual.url).toBe('https://hooks.example.com')
  })
})

describe('the probe', () => {
  /** A connected backend whose public URL is a real server before the receiver. */
  async function openBehind(mode: Parameters<typeof startPublicSide>[0]): Promise<TestBackend> {
    const side = await startPublicSide(mode)
    onTestFinished(() => side.close())
    const test = await openTestBackend({ tunnelTesting: { limits } })
    const { receiver } = (await test.call('app.snapshot', {})).status
    side.target = receiver.state === 'listening' ? receiver.port : null
    await test.call('tunnel.configure', { driver: 'manual', manualUrl: side.url })
    await test.call('tunnel.connect', {})
    await eventually(async () => expect((await statusOf(test)).probe).not.toBeNull())
    return test
  }

  it('tells that the URL reaches this app, and how fast', async () => {
    const test = await openBehind('pass')
    const { probe } = await statusOf(test)
    expect(probe).toMatchObject({ outcome: 'reachable', detail: null })
    expect(probe?.durationMs).toBeGreaterThan(0)
    expect(
      (await test.call('deliveries.page', { triggerId: null, outcome: null, before: null, limit: 10 })).deliveries,
    ).toEqual([])
  })

  it.each([
    ['refuses', 'closed', 'unreachable', /refused/],
    ['cuts the connection', 'cut', 'unreachable', /cut/],
    ['does not reach the app', 'gateway', 'unreachable', /502/],
    ['is ngrok without the app', 'ngrok', 'unreachable', /ERR_NGROK_3200/],
    ['passes on to another name', 'other-host', 'unreachable', /would be refused.*Host/],
    ['changes the answer', 'other-answer', 'unreachable', /another answer/],
    ['is somebody else', 'stranger', 'somebody_else', /404 from nginx/],
    ['redirects', 'redirect', 'somebody_else', /redirects/],
    ['is another Hookwright', 'hookwright', 'somebody_else', /Hookwright/],
  ] as const)('tells what is wrong when the URL %s', async (_name, mode, outcome, detail) => {
    const test = await openBehind(mode)
    expect((await statusOf(test)).probe).toMatchObject({ outcome, detail: expect.stringMatching(detail) as string })
  })

  it('is repeated when asked for', async () => {
    const test = await openBehind('pass')
    const probe = await test.call('tunnel.probe', {})
    expect(probe.outcome).toBe('reachable')
    expect((await statusOf(test)).requests.count).toBe(2)
  })

  it('has nothing to call while there is no public URL', async () => {
    const test = await openTestBackend()
    expect(await test.fail('tunnel.probe', {})).toMatchObject({ code: 'invalid_state' })
  })

  it('makes ngrok connect anew when nothing comes through, but only once', async () => {
    const server = createServer((_request, response) => response.writeHead(502).end())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    const driver = createFakeDriver([`http://127.0.0.1:${(server.address() as AddressInfo).port}`])
    const test = await openConnected(driver, 'ngrok')
    await eventually(() => expect(driver.opened).toHaveLength(2))
    await untilLink(test, 'online')
    await eventually(async () =>
      expect(await statusOf(test)).toMatchObject({ isProbing: false, probe: { outcome: 'unreachable' } }),
    )
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(driver.opened).toHaveLength(2)
  })
})

describe('requests of the month', () => {
  it('are counted when they came by the public URL, kept, and begin anew with the month', async () => {
    const driver = createFakeDriver([old])
    const test = await openConnected(driver)
    await eventually(async () => expect(await statusOf(test)).toMatchObject({ isProbing: false, probe: { base: old } }))
    const trigger = await test.call('triggers.create', { connectionId: 'custom-webhook', eventType: null })
    const { receiver } = (await test.call('app.snapshot', {})).status
    const url = receiver.state === 'listening' ? `${receiver.url}/hooks/${trigger.token}` : ''
    const before = (await statusOf(test)).requests.count
    await post(url, '{}', { Host: 'old.example.com', 'X-Forwarded-For': '203.0.113.7' })
    await post(url, '{}')
    expect((await statusOf(test)).requests).toMatchObject({ month: '2026-11', count: before + 1, limit: null })
    const { deliveries } = await test.call('deliveries.page', {
      triggerId: trigger.id,
      outcome: null,
      before: null,
      limit: 10,
    })
    const bases = await Promise.all(deliveries.map(({ id }) => test.call('deliveries.get', { deliveryId: id })))
    expect(bases.map(({ publicBase, sender }) => [publicBase, sender])).toEqual([
      [null, '127.0.0.1'],
      [old, '203.0.113.7'],
    ])
    const again = await test.restart()
    expect((await statusOf(again)).requests.count).toBeGreaterThanOrEqual(before + 1)
    again.clock.advance(10 * 24 * 3_600_000)
    expect((await statusOf(again)).requests).toMatchObject({ month: '2026-12' })
  })
})
