import type { TunnelGap, TunnelLink, TunnelLogLine, TunnelProbe, TunnelStatus } from '@shared/contracts/tunnel'
import type { Fact } from '@shared/ipc/events'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { RouteName, RouteOutput, RouteParsed } from '@shared/ipc/routes'
import type { FakeState } from './fake-state'
import { fakeNow } from './fake-triggers'

type TunnelRoute = Extract<RouteName, `tunnel.${string}`>
type FakeTunnelHandlers = { [Name in TunnelRoute]: (input: RouteParsed<Name>) => Result<RouteOutput<Name>> }

export const fakePublicBase = 'https://9f2c-hook.ngrok-free.app'
export const fakeFingerprint = 'SHA256:uNiVztksCsDhcc0u9e8BrrJXVGDkMrz1Tq2qQyKqSs8'

/** A probe that found the receiver in 184 ms; each field can be given. */
export function fakeProbe(changes: Partial<TunnelProbe> = {}): TunnelProbe {
  return { outcome: 'reachable', base: fakePublicBase, at: fakeNow, durationMs: 184, detail: null, ...changes }
}

/** The tunnel that is off; each field can be given. */
export function fakeTunnel(changes: Partial<TunnelStatus> = {}): TunnelStatus {
  return {
    driver: 'off',
    isFixed: false,
    link: { state: 'off' },
    base: null,
    probe: null,
    isProbing: false,
    requests: { month: '2026-11', count: 0, limit: null },
    hasAuthtoken: false,
    hasSshPassphrase: false,
    ...changes,
  }
}

/** ngrok, online and found reachable; each field can be given. */
export function fakeOnline(changes: Partial<TunnelStatus> = {}): TunnelStatus {
  return fakeTunnel({
    driver: 'ngrok',
    link: { state: 'online', since: fakeNow },
    base: fakePublicBase,
    probe: fakeProbe(),
    requests: { month: '2026-11', count: 1284, limit: 20_000 },
    hasAuthtoken: true,
    ...changes,
  })
}

/** ngrok, offline because of a problem; it tries again at `retryAt`, or waits for the user. */
export function fakeOffline(code: string, changes: Partial<TunnelStatus> = {}, retryAt: number | null = null) {
  const link: TunnelLink = { state: 'offline', since: fakeNow, problem: { code, detail: null }, retryAt }
  return fakeOnline({ link, ...changes })
}

/** Ten minutes out of reach, half an hour before the end of the made-up data; each field can be given. */
export function fakeGap(changes: Partial<TunnelGap> = {}): TunnelGap {
  const startedAt = changes.startedAt ?? fakeNow - 30 * 60_000
  return {
    id: 'gap-1',
    startedAt,
    endedAt: startedAt + 10 * 60_000,
    base: fakePublicBase,
    code: 'no_answer',
    ...changes,
  }
}

/** The state with that tunnel, its base in every URL, and the settings that belong to it. */
export function withTunnel(state: FakeState, tunnel: TunnelStatus): FakeState {
  state.status = { ...state.status, tunnel, publicBase: tunnel.base ?? state.status.publicBase }
  const isWanted = tunnel.link.state !== 'off'
  state.settings = { ...state.settings, tunnel: { ...state.settings.tunnel, driver: tunnel.driver, isWanted } }
  return state
}

const baseOf = ({ settings: { tunnel } }: FakeState): string =>
  ({
    off: '',
    manual: tunnel.manual.url ?? '',
    ngrok: tunnel.ngrok.domain === null ? fakePublicBase : `https://${tunnel.ngrok.domain}`,
    ssh: tunnel.ssh.publicUrl ?? `http://${tunnel.ssh.host}:${tunnel.ssh.remotePort || 41_022}`,
  })[tunnel.driver]

const missingOf = ({ settings: { tunnel }, status }: FakeState): string | null => {
  if (tunnel.driver === 'manual' && tunnel.manual.url === null) return 'Enter the public URL first.'
  if (tunnel.driver === 'ngrok' && !status.tunnel.hasAuthtoken) return 'Paste your ngrok authtoken first.'
  if (tunnel.driver === 'ssh' && tunnel.ssh.host === null) return 'Enter the host first.'
  return null
}

const mendUrl = (text: string): string | null => {
  const url = (text.includes('://') ? text : `https://${text}`).replace(/\/+$/, '')
  return /^https?:\/\/[^\s/?#]+(\/[^\s?#]+)*$/.test(url) ? url : null
}

/** A tunnel that comes up a moment after it was asked for; an SSH host shows its key first. */
export function createFakeTunnelHandlers(state: FakeState, tell: (...facts: Fact[]) => void): FakeTunnelHandlers {
  const done = ok({})
  const setTunnel = (changes: Partial<TunnelStatus>): void => {
    const tunnel = { ...state.status.tunnel, ...changes }
    const { receiver } = state.status
    const local = receiver.state === 'listening' ? receiver.url : null
    state.status = { ...state.status, tunnel, publicBase: tunnel.base ?? local }
    tell({ fact: 'status.changed', status: state.status })
  }
  const setSettings = (changes: Partial<FakeState['settings']['tunnel']>): void => {
    state.settings = { ...state.settings, tunnel: { ...state.settings.tunnel, ...changes } }
    tell({ fact: 'settings.changed', settings: state.settings })
  }
  const log = (level: TunnelLogLine['level'], text: string): void => {
    const line = { at: fakeNow + state.tunnelLog.length * 1000, level, text }
    state.tunnelLog = [...state.tunnelLog, line]
    tell({ fact: 'tunnel.logged', line })
  }
  const settle = (): void => {
    if (state.status.tunnel.link.state !== 'connecting') return
    const { driver, ssh } = state.settings.tunnel
    if (driver === 'ssh' && ssh.hostKey === null) {
      const problem = { code: 'ssh_host_key_unknown', detail: fakeFingerprint }
      setTunnel({ link: { state: 'offline', since: fakeNow, problem, retryAt: null } })
      log('warning', `${ssh.host} showed a key that is not trusted yet.`)
      return
    }
    const base = baseOf(state)
    setTunnel({ link: { state: 'online', since: fakeNow }, base, probe: fakeProbe({ base }) })
    log('info', `Online at ${base}.`)
  }
  const connect = (): void => {
    const { driver } = state.settings.tunnel
    setSettings({ isWanted: true })
    setTunnel({ driver, link: { state: 'connecting', since: fakeNow, problem: null }, probe: null })
    log('info', 'Connecting.')
    setTimeout(settle)
  }
  const disconnect = (): void => {
    setSettings({ isWanted: false })
    setTunnel({ link: { state: 'off' }, base: null, probe: null })
  }
  const choose = (driver: TunnelStatus['driver']): void => {
    setSettings({ driver })
    setTunnel({ driver, requests: { ...state.status.tunnel.requests, limit: driver === 'ngrok' ? 20_000 : null } })
    if (driver === 'off') disconnect()
  }

  return {
    'tunnel.configure': ({ driver, manualUrl, ngrok, ssh }) => {
      const { tunnel } = state.settings
      const url = manualUrl ? mendUrl(manualUrl) : null
      if (manualUrl && url === null) return fail('invalid_input', 'A public URL is like https://hooks.example.com.')
      const isOtherHost = ssh?.host !== undefined && ssh.host !== tunnel.ssh.host
      setSettings({
        manual: manualUrl === undefined ? tunnel.manual : { url },
        ngrok: { ...tunnel.ngrok, ...ngrok },
        ssh: { ...tunnel.ssh, ...ssh, ...(isOtherHost && { hostKey: null }) },
      })
      if (driver !== undefined) choose(driver)
      if (state.status.tunnel.link.state !== 'off') connect()
      return ok(state.settings)
    },
    'tunnel.setAuthtoken': ({ text }) => {
      if (text.trim().startsWith('ak_'))
        return fail('invalid_input', 'This is an API key. The authtoken stands on the page Your Authtoken.')
      setTunnel({ hasAuthtoken: true })
      return done
    },
    'tunnel.removeAuthtoken': () => {
      setTunnel({ hasAuthtoken: false })
      return done
    },
    'tunnel.setSshPassphrase': ({ passphrase }) => {
      setTunnel({ hasSshPassphrase: passphrase !== '' })
      return done
    },
    'tunnel.trustHostKey': ({ fingerprint }) => {
      setSettings({ ssh: { ...state.settings.tunnel.ssh, hostKey: fingerprint } })
      connect()
      return done
    },
    'tunnel.connect': () => {
      const missing = missingOf(state)
      if (missing !== null) return fail('invalid_input', missing)
      connect()
      return done
    },
    'tunnel.disconnect': () => {
      disconnect()
      return done
    },
    'tunnel.probe': () => {
      const probe = fakeProbe({ base: state.status.tunnel.base ?? fakePublicBase, at: fakeNow + 60_000 })
      setTunnel({ probe })
      return ok(probe)
    },
    'tunnel.chooseFile': ({ kind }) =>
      ok({ path: kind === 'sshKey' ? '/home/mona/.ssh/id_ed25519' : '/home/mona/company-ca.pem' }),
    'tunnel.log': () => ok({ lines: state.tunnelLog }),
    'tunnel.gaps': () => ok({ gaps: state.gaps }),
  }
}
