import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defaultTunnelSettings } from '@shared/contracts/tunnel'
import type { NgrokSettings } from '@shared/contracts/tunnel'
import { ngrokProblems } from '@shared/domain/tunnel/ngrok-problems'
import { readProblem } from '@shared/domain/tunnel/read-problem'
import { startLocalServer } from '../testing/local-server'
import type { LocalServer } from '../testing/local-server'
import { fromChildSchema } from './child-messages'
import type { FromChild, OpenRequest } from './child-messages'
import { listenToDriver, until } from './testing/driver-listener'
import { startFakeNgrokIngress } from './testing/fake-ngrok-ingress'
import { authtoken, openNgrokRig } from './testing/open-ngrok-rig'
import type { NgrokRig } from './testing/open-ngrok-rig'
import { makeThrowawayCertificate } from './testing/throwaway-certificate'

const certificate = makeThrowawayCertificate()
const stranger = makeThrowawayCertificate()
let server: LocalServer
let rig: NgrokRig

beforeEach(async () => {
  server = await startLocalServer()
  rig = await openNgrokRig(certificate)
})

afterEach(async () => {
  await rig.close()
  await server.close()
  await until(() => rig.processes.alive === 0)
})

const open = (driver = rig.driver, listener = listenToDriver()) =>
  driver.open(server.local, listener.events, new AbortController().signal)

const openWith = (settings: Partial<NgrokSettings>) => open(rig.driverWith({ settings }))

/** For what would wait as long as it may. */
const impatient = () => rig.driverWith({ openMs: 2000 })

async function expectOpens(): Promise<void> {
  const { tunnel, problem } = await open()
  expect(problem).toBeNull()
  await tunnel?.close()
}

describe('an ingress that misbehaves', () => {
  it.each([
    ['refuse', 'unreachable'],
    ['silent', 'no_answer'],
    ['garbage', 'tls_failed'],
    ['close', 'tls_failed'],
    [{ dieAfterBytes: 1600 }, 'connection_lost'],
  ] as const)('gives a problem with a name: %j is %s', async (mode, code) => {
    await rig.relay.become(mode)
    const { problem } = await open(mode === 'silent' ? impatient() : rig.driver)
    expect(problem?.code).toBe(code)
    await rig.relay.become('pass')
    await expectOpens()
  })

  it('shows a certificate of a stranger', async () => {
    const other = await startFakeNgrokIngress(stranger)
    rig.relay.aim(other.port)
    expect((await open()).problem).toEqual({ code: 'tls_failed', detail: null })
    expect(other.auths).toEqual([])
    rig.relay.aim(rig.ingress.port)
    await expectOpens()
    await other.close()
  })

  it.each(['auth', 'bind'] as const)('never answers the call %s', async (call) => {
    rig.ingress.script[call] = () => 'silent'
    expect((await open(impatient())).problem?.code).toBe('no_answer')
    rig.ingress.script[call] = () => 'accept'
    await expectOpens()
  })

  it('no longer answers heartbeats', async () => {
    const listener = listenToDriver()
    await open(rig.driver, listener)
    rig.ingress.script.answersHeartbeats = false
    await until(() => listener.lost.length > 0)
    expect(listener.lost).toEqual([{ code: 'connection_lost', detail: 'ngrok no longer answers.' }])
  })
})

describe('what ngrok refuses', () => {
  const numberOf = (text: string | undefined): string => /\d+/.exec(text ?? '')?.[0] ?? ''
  const refuse = (text: string) => ({
    code: `ERR_NGROK_${numberOf(text)}`,
    message: `Refused for reason ${numberOf(text)}.`,
  })
  /** Those that come with the endpoint; the others come with the authtoken. */
  const isOfEndpoint = (code: string): boolean => /_(3\d\d|6030|903\d)$/.test(code)

  it('is known by its code, for every code of the table', { timeout: 60_000 }, async () => {
    rig.ingress.script.auth = ({ AuthToken }) => (/^refuse/.test(AuthToken) ? refuse(AuthToken) : 'accept')
    rig.ingress.script.bind = ({ domain }) => refuse(domain)
    const child = rig.processes.startNgrok()
    const pem = certificate.authority
    let answer: (message: FromChild) => void = () => undefined
    child.onMessage((message) => answer(fromChildSchema.parse(message)))
    for (const code of Object.keys(ngrokProblems)) {
      const said = new Promise<FromChild>((resolve) => {
        answer = (message) => (message.type === 'beat' ? undefined : resolve(message))
      })
      child.post({
        type: 'open',
        authtoken: isOfEndpoint(code) ? authtoken : `refuse-${numberOf(code)}`,
        domain: `on-${numberOf(code)}.example.com`,
        serverAddress: `localhost:${rig.relay.port}`,
        trust: { kind: 'certificate', pem },
        target: server.local.url,
        version: '1.2.3',
        heartbeat: { intervalSeconds: 10, toleranceSeconds: 15 },
      } satisfies OpenRequest)
      const message = await said
      if (message.type !== 'failed') throw new Error(`${code}: ${JSON.stringify(message)}`)
      const detail = `Refused for reason ${numberOf(code)}.`
      expect(readProblem(message.code, message.message)).toEqual({ code, detail })
    }
  })

  it.each(['ERR_NGROK_105', 'ERR_NGROK_108', 'ERR_NGROK_4018'])('ends the attempt and the child: %s', async (code) => {
    rig.ingress.script.auth = () => refuse(code)
    expect((await open()).problem).toEqual({ code, detail: `Refused for reason ${numberOf(code)}.` })
    await until(() => rig.processes.alive === 0)
    rig.ingress.script.auth = () => 'accept'
    await expectOpens()
  })

  it('is never shown with the authtoken that ngrok repeats', async () => {
    rig.ingress.script.auth = ({ AuthToken }) => ({
      code: 'ERR_NGROK_107',
      message: `It is not valid: ${AuthToken}.\nYour authtoken: ${AuthToken}\nLook at the dashboard.`,
    })
    const { problem } = await open()
    expect(problem).toEqual({
      code: 'ERR_NGROK_107',
      detail: 'It is not valid: (authtoken). Look at the dashboard.',
    })
    rig.ingress.script.auth = ({ AuthToken }) => ({ code: 'ERR_NGROK_105', message: `Malformed: ${AuthToken}.` })
    const short = await open(rig.driverWith({ authtoken: 'shrt' }))
    expect(short.problem?.detail).toBe('Malformed: (authtoken).')
  })

  it('is a URL that is already online elsewhere', async () => {
    const settings = { domain: 'hooks.example.com' }
    const first = await openWith(settings)
    expect(first.tunnel?.base).toBe('https://hooks.example.com')
    expect((await openWith(settings)).problem?.code).toBe('ERR_NGROK_334')
    await first.tunnel?.close()
    expect((await openWith(settings)).tunnel?.base).toBe('https://hooks.example.com')
  })
})

describe('what ngrok is told', () => {
  it('is the authtoken, who calls, and where requests go', async () => {
    const { tunnel } = await open()
    expect(rig.ingress.auths).toMatchObject([{ AuthToken: authtoken }])
    expect(rig.ingress.auths[0]?.UserAgent).toMatch(/^hookwright\/1\.2\.3 /)
    expect(rig.ingress.binds).toEqual([
      { domain: '', forwardsTo: `http://127.0.0.1:${server.local.port}/`, metadata: 'Hookwright' },
    ])
    expect(tunnel?.base).toMatch(/^https:\/\/steady-newt-\d+\.ngrok-free\.app$/)
  })

  it('leaves the address of the sender in X-Forwarded-For', async () => {
    const { tunnel } = await open()
    await rig.post(`${tunnel?.base}/hooks/a`, Buffer.from('{}'))
    expect(server.heard[0]?.headers).toMatchObject({ 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'https' })
  })
})

describe("the owner's commands in ngrok's dashboard", () => {
  it.each([
    ['stop', 'stopped_by_dashboard'],
    ['restart', 'restarted_by_dashboard'],
  ] as const)('%s is obeyed and told', async (command, code) => {
    const listener = listenToDriver()
    const { tunnel } = await open(rig.driver, listener)
    expect(await rig.ingress.command(command)).toEqual(['{}'])
    await until(() => listener.lost.length > 0)
    expect(listener.lost).toEqual([{ code, detail: null }])
    expect(listener.told).toEqual([`ngrok's dashboard asked this tunnel to ${command}.`])
    await until(() => rig.ingress.agents === 0 && rig.processes.alive === 0)
    await tunnel?.close()
    expect(listener.lost).toHaveLength(1)
  })

  it('ending the endpoint is told with its code', async () => {
    const listener = listenToDriver()
    await open(rig.driver, listener)
    rig.ingress.stopEndpoints({ code: 'ERR_NGROK_3208', message: 'The account was banned.' })
    await until(() => listener.lost.length > 0)
    await pause(200)
    expect(listener.lost).toHaveLength(1)
    expect(listener.lost[0]?.code).toBe('ERR_NGROK_3208')
  })
})

describe('the certificates that are trusted', () => {
  it("are ngrok's own unless something else was chosen", async () => {
    expect(defaultTunnelSettings.ngrok.trust).toBe('ngrok')
    expect((await openWith({ trust: 'ngrok' })).problem?.code).toBe('tls_failed')
    expect((await openWith({ trust: 'system' })).problem?.code).toBe('tls_failed')
  })

  it.runIf(process.platform === 'linux')('may be those of the operating system', async () => {
    vi.stubEnv('SSL_CERT_FILE', rig.authorityFile)
    expect((await openWith({ trust: 'system' })).problem).toBeNull()
    vi.unstubAllEnvs()
  })

  it.each([
    ['', 'no certificate'],
    ['hello', 'no certificate'],
    ['-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n', ''],
  ])('must be readable: %j', async (text, fault) => {
    const { problem } = await openWith({ certificateFile: await rig.write(text) })
    expect(problem?.code).toBe('certificate_unreadable')
    expect(problem?.detail).toContain(fault)
    expect(rig.processes.children).toHaveLength(0)
  })

  it.each([null, '/no/such/file.pem', import.meta.dirname])('must be there: %s', async (certificateFile) => {
    expect((await openWith({ certificateFile })).problem?.code).toBe('certificate_unreadable')
  })

  it('may stand among other text and after others', async () => {
    const text = `# Company\n${stranger.authority}\n# Ours\n${certificate.authority}\n`
    expect((await openWith({ certificateFile: await rig.write(text) })).problem).toBeNull()
  })
})

it.each(['localhost:99999', '[::1]:443', ':::1'])(
  'an address that the SDK cannot read is named: %s',
  async (address) => {
    expect((await openWith({ serverAddress: address })).problem).toEqual({
      code: 'server_address_invalid',
      detail: null,
    })
  },
)
