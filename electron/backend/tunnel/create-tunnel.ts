import { describeProblem } from '@shared/domain/tunnel/problems'
import type { TunnelLink, TunnelProblem, TunnelSettings } from '@shared/contracts/tunnel'
import type { Clock, Log, Random, Surroundings } from '../ports'
import { createSerialQueue } from '../serial-queue'
import type { LocalEnd, TunnelDriver } from './driver'
import type { GapKeeper } from './gap-keeper'
import { createHealthCheck } from './health-check'
import type { OwnProbes } from './own-probes'
import { startSession } from './run-session'
import type { Session, SessionEvents } from './run-session'
import type { Tunnel } from './tunnel'
import { defaultTunnelLimits } from './tunnel-limits'
import type { TunnelLimits } from './tunnel-limits'
import type { TunnelLog } from './tunnel-log'
import type { MemoryKeeper } from './tunnel-memory-keeper'
import type { TunnelSecrets } from './tunnel-secrets'
import type { WantedTunnel } from './wanted-tunnel'

/** Requests a month of ngrok's free plan. */
const freeRequests = 20_000

export interface TunnelParts {
  wanted: WantedTunnel
  secrets: TunnelSecrets
  memory: MemoryKeeper
  gaps: GapKeeper
  log: TunnelLog
  probes: OwnProbes
  makeDriver(settings: TunnelSettings): TunnelDriver
  clock: Clock
  random: Random
  surroundings: Surroundings
  facts: Log
  /** The status is another one. */
  changed(): void
  /** The bases are others; `previous` is the public one before, when another one took its place. */
  basesChanged(previous: string | null): void
  limits?: TunnelLimits
}

const driverNames: Record<TunnelSettings['driver'], string> = {
  off: 'nothing',
  manual: 'a URL of your own',
  ngrok: 'ngrok',
  ssh: 'SSH',
}

const secondsOf = (ms: number): string => `${Math.max(1, Math.round(ms / 1000))} s`

/** The supervisor: keeps the wanted tunnel open, watches it from the outside, and tells everybody how it stands. */
export function createTunnel(parts: TunnelParts): Tunnel {
  const { wanted, memory, gaps, log, probes, clock, secrets, limits = defaultTunnelLimits } = parts
  const inTurn = createSerialQueue()
  let local: LocalEnd | null = null
  let session: Session | null = null
  let link: TunnelLink = { state: 'off' }
  let problem: TunnelProblem | null = null
  let offlineSince: number | null = null
  let respawnedAt = -Infinity
  let isClosed = false

  const setLink = (next: TunnelLink): void => {
    link = next
    parts.changed()
  }
  const health = createHealthCheck({
    everyMs: () => limits.probeEveryMs[wanted.settings().driver],
    repeatMs: limits.probeRepeatMs,
    probe: () => probes.run(),
    unreachable(detail) {
      // Only ngrok's tunnel can be gone unnoticed; and a second new connection would not help where the first did not.
      if (wanted.settings().driver !== 'ngrok' || clock.monotonic() - respawnedAt < limits.respawnPauseMs) return
      respawnedAt = clock.monotonic()
      session?.declareLost({ code: 'probe_failed', detail })
    },
  })

  const goOnline = (driver: TunnelSettings['driver'], base: string): void => {
    const previous = memory.current().bases[0]?.base ?? null
    const isOther = memory.useBase(driver, base)
    ;[problem, offlineSince] = [null, null]
    log.tell('info', `Online: ${base}`)
    if (isOther)
      log.tell('warning', `Before, the public address was ${previous}. Senders that hold it need the new one.`)
    gaps.end()
    memory.setAlive(clock.now())
    parts.basesChanged(isOther ? previous : null)
    setLink({ state: 'online', since: clock.now() })
    parts.facts.fact('tunnel.online', { url: base })
    health.start()
  }
  const goOffline = (found: TunnelProblem, retryInMs: number | null): void => {
    health.stop()
    const now = clock.now()
    if (link.state === 'online') gaps.begin({ code: found.code, base: wanted.base() })
    offlineSince ??= now
    problem = found
    const { sentence } = describeProblem(found)
    log.tell('error', retryInMs === null ? sentence : `${sentence} Trying again in ${secondsOf(retryInMs)}.`)
    const retryAt = retryInMs === null ? null : now + retryInMs
    setLink({ state: 'offline', since: offlineSince, problem: found, retryAt })
    parts.facts.fact('tunnel.offline', { code: found.code })
  }
  const eventsFor = ({ driver }: TunnelSettings): SessionEvents => ({
    connecting() {
      // Between online and this there is always an offline, whose gap goes on.
      log.tell('info', `Connecting by ${driverNames[driver]}.`)
      setLink({ state: 'connecting', since: clock.now(), problem })
    },
    online: (base) => goOnline(driver, base),
    offline: goOffline,
    tell: (text) => log.tell('info', text),
  })

  const end = async (): Promise<void> => {
    health.stop()
    const ending = session
    session = null
    await ending?.end()
  }
  const begin = (): void => {
    const settings = wanted.current()
    ;[problem, offlineSince] = [null, null]
    parts.basesChanged(null)
    if (settings === null || local === null || isClosed) return setLink({ state: 'off' })
    const { random } = parts
    const driver = parts.makeDriver(settings)
    session = startSession({ driver, local, events: eventsFor(settings), random, backOff: limits.backOff })
  }
  const restart = (gapCode: string): Promise<void> =>
    inTurn(async () => {
      if (link.state === 'online') gaps.begin({ code: gapCode, base: wanted.base() })
      await end()
      begin()
    })
  const stop = (): Promise<void> =>
    inTurn(async () => {
      const wasOnline = link.state === 'online'
      await end()
      memory.setAlive(null)
      if (wanted.settings().driver === 'off') gaps.drop()
      else if (wasOnline) gaps.begin({ code: 'paused', base: memory.current().bases[0]?.base ?? null })
      log.tell('info', 'Disconnected: only this computer reaches Hookwright.')
      begin()
    })

  const networkChanged = async (): Promise<void> => {
    if (session === null) return
    if (link.state === 'online') {
      const found = await probes.run()
      if (session === null || found?.outcome !== 'unreachable' || wanted.settings().driver === 'manual') return
    }
    log.tell('info', 'The network changed.')
    await restart('network')
  }
  const woke = async (): Promise<void> => {
    if (session === null) return
    if (link.state === 'online') {
      // Without word of going to sleep, the last sign of life is where it began.
      gaps.begin({ code: 'asleep', base: wanted.base(), at: memory.current().aliveAt ?? clock.now() })
    }
    log.tell('info', 'The computer woke up.')
    await restart('asleep')
  }
  const unsubscribe = parts.surroundings.subscribe((change) => {
    if (isClosed) return
    if (change === 'sleep' && link.state === 'online') gaps.begin({ code: 'asleep', base: wanted.base() })
    if (change === 'wake') void woke()
    if (change === 'network') void networkChanged()
  })
  const alive = setInterval(() => {
    if (link.state === 'online') memory.setAlive(clock.now())
  }, limits.aliveEveryMs).unref()

  return {
    base: () => wanted.base(),
    bases() {
      const known = [wanted.base(), ...memory.current().bases.map(({ base }) => base)]
      return [...new Set(known)].filter((base) => base !== null)
    },
    status() {
      const { driver } = wanted.settings()
      return {
        driver,
        isFixed: wanted.isFixed,
        link,
        base: wanted.base(),
        probe: probes.latest(),
        isProbing: probes.isUnderWay(),
        requests: { ...memory.requests(), limit: driver === 'ngrok' ? freeRequests : null },
        hasAuthtoken: secrets.isStored('authtoken'),
        hasSshPassphrase: secrets.isStored('sshPassphrase'),
      }
    },
    start(localEnd) {
      local = localEnd
      // Since it was last online nobody could reach the app, however it ended.
      const { aliveAt, bases } = memory.current()
      if (wanted.current() === null) gaps.drop()
      else if (aliveAt !== null) gaps.begin({ code: 'app_closed', base: bases[0]?.base ?? null, at: aliveAt })
      begin()
    },
    renew: () => (wanted.current() === null ? stop() : restart('reconnecting')),
    async connect() {
      await wanted.want(true)
      await restart('reconnecting')
    },
    async disconnect() {
      await wanted.want(false)
      await stop()
    },
    probe: () => probes.run(),
    countRequest() {
      memory.countRequest()
      health.sawRequest()
    },
    log: () => log.lines(),
    gaps: () => gaps.list(),
    async close() {
      if (isClosed) return
      isClosed = true
      unsubscribe()
      clearInterval(alive)
      if (link.state === 'online') {
        memory.setAlive(clock.now())
        gaps.begin({ code: 'app_closed', base: wanted.base() })
      }
      await end()
      await memory.save()
    },
  }
}
