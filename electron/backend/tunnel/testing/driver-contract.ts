import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import { must } from '@shared/domain/assert'
import type { DriverEvents, LocalEnd, OpenTunnel, TunnelDriver } from '../driver'
import type { FaultRelay } from './fault-relay'
import { digest, startLocalServer } from './local-server'
import type { Answer, LocalServer } from './local-server'

/** A driver with everything it needs on loopback. */
export interface DriverRig {
  driver: TunnelDriver
  /** Every connection to the far side goes through it; for a driver without a connection of its own, every request to the public side. */
  relay: FaultRelay
  /** Posts to the public side of the tunnel; `url` begins with its base. Rejects, or answers other than 200, when nobody is there. */
  post(url: string, body: Uint8Array): Promise<Answer>
  /** How long the driver tries to open before it gives up; the tests allow 6 s more. */
  openTimeoutMs: number
  /** By when it must notice that the far side went silent; `null` where that is not its business. */
  silenceMs: number | null
  close(): Promise<void>
}

export interface DriverTraits {
  /** False for drivers that open no connection: nothing of theirs can fail, be lost or be ended. */
  hasConnection: boolean
}

interface Told {
  events: DriverEvents
  lost: TunnelProblem[]
  /** Resolves with the first loss; the test fails when there is none in time. */
  lostWithin(ms: number): Promise<TunnelProblem>
}

function listen(): Told {
  const lost: TunnelProblem[] = []
  let wake: (problem: TunnelProblem) => void = () => undefined
  const first = new Promise<TunnelProblem>((resolve) => (wake = resolve))
  const events = {
    lost(problem: TunnelProblem) {
      lost.push(problem)
      wake(problem)
    },
    tell: () => undefined,
  }
  return { events, lost, lostWithin: (ms) => within(ms, first) }
}

async function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  const late = pause(ms).then((): never => {
    throw new Error(`Nothing came of it within ${ms} ms.`)
  })
  return Promise.race([promise, late])
}

const slack = 6000
const troubles = ['refuse', 'silent', 'garbage', 'close'] as const

/** What every driver must do, whatever its way to the outside; `setUp` gives a fresh one for each test. */
export function describeDriver(
  name: string,
  traits: DriverTraits,
  setUp: (local: LocalEnd) => Promise<DriverRig>,
): void {
  describe(`the ${name} driver`, () => {
    let server: LocalServer
    let rig: DriverRig
    const tunnels: OpenTunnel[] = []

    beforeEach(async () => {
      server = await startLocalServer()
      rig = await setUp(server.local)
    })

    afterEach(async () => {
      await Promise.all(tunnels.splice(0).map((tunnel) => tunnel.close()))
      await rig.close()
      await server.close()
    })

    async function attempt(told = listen(), signal = new AbortController().signal) {
      const opened = await within(rig.openTimeoutMs + slack, rig.driver.open(server.local, told.events, signal))
      if (opened.tunnel) tunnels.push(opened.tunnel)
      return opened
    }

    async function open(told = listen()): Promise<OpenTunnel> {
      const { tunnel, problem } = await attempt(told)
      return must(tunnel, `The tunnel did not open: ${JSON.stringify(problem)}`)
    }

    async function expectThrough(tunnel: OpenTunnel, body: Uint8Array = Buffer.from('{"a":1}')): Promise<void> {
      expect(await rig.post(`${tunnel.base}/hooks/abc`, body)).toEqual({ status: 200, body: digest(body) })
    }

    const isReached = (tunnel: OpenTunnel): Promise<boolean> =>
      rig.post(`${tunnel.base}/hooks/abc`, Buffer.from('late')).then(
        ({ status }) => status === 200,
        () => false,
      )

    it('brings a request from its public side to the receiver', async () => {
      const tunnel = await open()
      expect(tunnel.base).toMatch(/^https?:\/\/[^/]+(\/.*[^/])?$/)
      await expectThrough(tunnel)
      expect(server.heard).toMatchObject([{ method: 'POST', path: '/hooks/abc' }])
    })

    it('carries a large body unaltered, and several requests at once', async () => {
      const tunnel = await open()
      const bodies = [1, 2, 3].map((seed) => Buffer.alloc(1_500_000, `${seed}é\u0000`))
      await Promise.all(bodies.map((body) => expectThrough(tunnel, body)))
    })

    it('opens nothing when it was given up before it began', async () => {
      expect(await attempt(listen(), AbortSignal.abort())).toMatchObject({ tunnel: null, problem: { code: 'aborted' } })
      expect(rig.relay.open).toBe(0)
    })

    it('opens several tunnels at once', async () => {
      const opened = await Promise.all([open(), open(), open()])
      await Promise.all(opened.map((tunnel) => expectThrough(tunnel)))
    })

    it('may be closed twice, tells no loss of it, and opens again', async () => {
      const told = listen()
      const tunnel = await open(told)
      await within(2500, Promise.all([tunnel.close(), tunnel.close()]))
      await within(2500, tunnel.close())
      rig.relay.cut()
      await pause(200)
      expect(told.lost).toEqual([])
      await expectThrough(await open())
    })

    if (!traits.hasConnection) return

    it('is out of reach once it is closed', async () => {
      const tunnel = await open()
      const other = await open()
      await tunnel.close()
      if (tunnel.base !== other.base) expect(await isReached(tunnel)).toBe(false)
      await expectThrough(other)
      await other.close()
      expect(await isReached(other)).toBe(false)
    })

    it.each(troubles)(
      'names the problem when the far side does this: %s, and opens once it behaves',
      async (trouble) => {
        await rig.relay.become(trouble)
        const { tunnel, problem } = await attempt()
        expect(tunnel).toBeNull()
        expect(problem?.code).toMatch(/./)
        expect(problem?.code).not.toBe('aborted')
        await rig.relay.become('pass')
        await expectThrough(await open())
      },
    )

    it('gives up at once when told so', async () => {
      await rig.relay.become('silent')
      const giveUp = new AbortController()
      const opening = attempt(listen(), giveUp.signal)
      await pause(100)
      giveUp.abort()
      expect(await within(1000, opening)).toMatchObject({ tunnel: null, problem: { code: 'aborted' } })
    })

    it('does not let an attempt that hangs hold up the next one', async () => {
      await rig.relay.become('silent')
      const giveUp = new AbortController()
      let isHanging = true
      const hanging = attempt(listen(), giveUp.signal).finally(() => (isHanging = false))
      await untilReached(rig.relay)
      await rig.relay.become('pass')
      await open()
      expect(isHanging).toBe(true)
      giveUp.abort()
      expect((await hanging).tunnel).toBeNull()
    })

    it('tells once that the far side died, also when it is closed afterwards', async () => {
      const told = listen()
      const tunnel = await open(told)
      rig.relay.cut()
      expect((await told.lostWithin(slack)).code).toMatch(/./)
      await tunnel.close()
      await pause(300)
      expect(told.lost).toHaveLength(1)
      await expectThrough(await open())
    })

    it('notices that the far side went silent', async () => {
      if (rig.silenceMs === null) return
      const told = listen()
      await open(told)
      rig.relay.freeze()
      await told.lostWithin(rig.silenceMs + slack)
      await pause(300)
      expect(told.lost).toHaveLength(1)
    })
  })
}

async function untilReached(relay: FaultRelay): Promise<void> {
  while (relay.open === 0) await pause(20)
}
