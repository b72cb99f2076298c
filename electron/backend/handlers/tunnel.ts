import type { Settings } from '@shared/contracts/settings'
import type { TunnelSettings } from '@shared/contracts/tunnel'
import { readAuthtoken } from '@shared/domain/tunnel/read-authtoken'
import { readPublicBase } from '@shared/domain/tunnel/public-base'
import { fail, ok } from '@shared/ipc/result'
import type { Result } from '@shared/ipc/result'
import type { RouteParsed } from '@shared/ipc/routes'
import type { BackendParts } from '../backend-parts'
import type { HandlersOf } from './handlers'

const setByEnvironment = () =>
  fail('not_allowed', 'HOOKWRIGHT_TUNNEL decides which tunnel is used. Start Hookwright without it to choose one here.')

const nothingToConnect = () =>
  fail('invalid_input', 'Choose ngrok, your own URL or SSH first: with Off there is nothing to connect.')

/** The settings with the change, or what is wrong with it. */
function applyChange(tunnel: TunnelSettings, change: RouteParsed<'tunnel.configure'>): Result<TunnelSettings> {
  const { manualUrl, ngrok, ssh } = change
  const isOtherHost =
    (ssh?.host !== undefined && ssh.host !== tunnel.ssh.host) ||
    (ssh?.port !== undefined && ssh.port !== tunnel.ssh.port)
  const next: TunnelSettings = {
    ...tunnel,
    driver: change.driver ?? tunnel.driver,
    ngrok: { ...tunnel.ngrok, ...ngrok },
    ssh: { ...tunnel.ssh, ...ssh, ...(isOtherHost && { hostKey: null }) },
  }
  if (manualUrl === undefined) return ok(next)
  if (manualUrl === null) return ok({ ...next, manual: { url: null } })
  const read = readPublicBase(manualUrl)
  return read.base === null ? fail('invalid_input', read.problem) : ok({ ...next, manual: { url: read.base } })
}

export function createTunnelHandlers(parts: BackendParts): HandlersOf<'tunnel'> {
  const { tunnel, tunnelSecrets, settings, desktop, status } = parts
  const isFixed = (): boolean => tunnel.status().isFixed

  const save = async (next: TunnelSettings): Promise<Settings> => {
    const before = settings.current().tunnel
    const saved = await settings.change({ tunnel: next })
    // The change is all about the tunnel that is not wanted, or nothing at all: what runs can go on.
    if (next.isWanted && JSON.stringify(before) !== JSON.stringify(next)) await tunnel.renew()
    else status.tell()
    return saved
  }
  const setSecret = async (name: 'authtoken' | 'sshPassphrase', secret: string | null): Promise<void> => {
    await tunnelSecrets.set(name, secret)
    status.tell()
    const { driver } = tunnel.status()
    const isUsed = driver === (name === 'authtoken' ? 'ngrok' : 'ssh')
    if (isUsed && tunnel.status().link.state !== 'off') await tunnel.renew()
  }

  return {
    async 'tunnel.configure'(change) {
      if (isFixed() && change.driver !== undefined) return setByEnvironment()
      const next = applyChange(settings.current().tunnel, change)
      return next.ok ? ok(await save(next.value)) : next
    },
    async 'tunnel.setAuthtoken'({ text }) {
      const read = readAuthtoken(text)
      if (read.token === null) return fail('invalid_input', read.problem)
      await setSecret('authtoken', read.token)
      return ok({})
    },
    async 'tunnel.removeAuthtoken'() {
      await setSecret('authtoken', null)
      return ok({})
    },
    async 'tunnel.setSshPassphrase'({ passphrase }) {
      await setSecret('sshPassphrase', passphrase === '' ? null : passphrase)
      return ok({})
    },
    async 'tunnel.trustHostKey'({ fingerprint }) {
      const { link } = tunnel.status()
      const problem = link.state === 'offline' || link.state === 'connecting' ? link.problem : null
      const isAsked = problem?.code === 'ssh_host_key_unknown' || problem?.code === 'ssh_host_key_changed'
      // Only a key that was really shown can be trusted, and only while it is the one that is asked about.
      if (!isAsked || problem.detail !== fingerprint) {
        return fail(
          'invalid_state',
          'The host has not shown this key just now. Connect again and compare the key once more.',
        )
      }
      const current = settings.current().tunnel
      await settings.change({ tunnel: { ...current, ssh: { ...current.ssh, hostKey: fingerprint } } })
      await tunnel.connect()
      return ok({})
    },
    async 'tunnel.connect'() {
      if (!isFixed() && settings.current().tunnel.driver === 'off') return nothingToConnect()
      await tunnel.connect()
      return ok({})
    },
    async 'tunnel.disconnect'() {
      if (isFixed()) return setByEnvironment()
      await tunnel.disconnect()
      return ok({})
    },
    async 'tunnel.probe'() {
      const probe = await tunnel.probe()
      if (probe === null) {
        return fail('invalid_state', 'There is no public URL to test yet. Connect a tunnel first.')
      }
      return ok(probe)
    },
    async 'tunnel.chooseFile'({ kind }) {
      const title = kind === 'sshKey' ? 'Choose the private key' : 'Choose the certificate file (PEM)'
      return ok({ path: await desktop.chooseFile({ title }) })
    },
    async 'tunnel.log'() {
      return ok({ lines: tunnel.log() })
    },
    async 'tunnel.gaps'() {
      return ok({ gaps: tunnel.gaps() })
    },
  }
}
