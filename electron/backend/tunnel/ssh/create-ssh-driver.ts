import { Socket } from 'node:net'
import type { SshSettings } from '@shared/contracts/tunnel'
import type { DriverEvents, LocalEnd, OpenTunnel, TunnelDriver } from '../driver'
import { connectSocket } from './connect-socket'
import { findAgent } from './find-agent'
import { holdTunnel } from './hold-tunnel'
import { createPatience } from './patience'
import type { Patience } from './patience'
import { pipeConnections } from './pipe-connections'
import { createIdentityReader } from './read-identity'
import type { Identity } from './read-identity'
import { requestForward } from './request-forward'
import { startSession } from './start-session'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

interface SshTimeouts {
  /** For an attempt to open, from the first byte to the port on the host. */
  openMs: number
  /** The host is asked for a sign of life this often; two that stay unanswered end the tunnel at the third. */
  keepAliveMs: number
  /** How long the host may take to end the connection before it is cut. */
  closeMs: number
}

export interface SshDriverOptions {
  settings: SshSettings
  passphrase: string | null
  /** Reads the private key file; rejects as Node's own `readFile` does. */
  readKey(path: string): Promise<Uint8Array>
  /** Where the SSH agent listens, if not where the environment says. */
  agent?: string | null
  timeouts?: Partial<SshTimeouts>
}

const usualTimeouts: SshTimeouts = { openMs: 15_000, keepAliveMs: 10_000, closeMs: 1_000 }

interface Way {
  settings: SshSettings
  host: string
  timeouts: SshTimeouts
  readIdentity(): Promise<Step<Identity>>
}

/** `ssh -R` to the user's own host: the host listens, and what reaches it there is brought to the receiver. */
export function createSshDriver(options: SshDriverOptions): TunnelDriver {
  const { settings, agent = findAgent(process.platform, process.env) } = options
  const timeouts = { ...usualTimeouts, ...options.timeouts }
  const readIdentity = createIdentityReader({ ...options, agent })
  return {
    async open(local, events, signal) {
      const { host } = settings
      if (signal.aborted) return { tunnel: null, problem: nameProblem('aborted') }
      if (host === null) return { tunnel: null, problem: nameProblem('ssh_host_missing') }
      if (settings.user.trim() === '') return { tunnel: null, problem: nameProblem('ssh_user_missing') }
      const patience = createPatience(signal, timeouts.openMs, `${host}:${settings.port}`)
      const socket = new Socket()
      const opened = await openThrough(socket, { settings, host, timeouts, readIdentity }, patience, { local, events })
      patience.end()
      if (opened.problem) socket.destroy()
      return opened.problem ? { tunnel: null, problem: opened.problem } : { tunnel: opened.value, problem: null }
    },
  }
}

interface Ends {
  local: LocalEnd
  events: DriverEvents
}

async function openThrough(socket: Socket, way: Way, patience: Patience, ends: Ends): Promise<Step<OpenTunnel>> {
  const { settings, host, timeouts } = way
  const identity = await patience.race(way.readIdentity())
  if (identity.problem) return identity
  const connected = await patience.race(connectSocket(socket, host, settings.port))
  if (connected.problem) return connected
  const session = startSession(socket, {
    user: settings.user.trim(),
    identity: identity.value,
    hostKey: settings.hostKey,
    keepAliveMs: timeouts.keepAliveMs,
  })
  const ready = await patience.race(session.ready)
  if (ready.problem) return ready
  const connections = pipeConnections(session.client, ends.local, ends.events)
  const port = await patience.race(requestForward(session, settings))
  if (port.problem) return failed(port.problem)
  ends.events.tell(describePort(settings, port.value))
  const base = settings.publicUrl ?? `http://${host}:${port.value}`
  return done(holdTunnel({ base, socket, session, connections, closeMs: timeouts.closeMs }, ends.events))
}

const isLoopback = (host: string): boolean => host === 'localhost' || host === '::1' || host.startsWith('127.')

function describePort({ remoteHost, publicUrl }: SshSettings, port: number): string {
  const listens = `The host listens on ${remoteHost || 'all addresses'}, port ${port}.`
  if (isLoopback(remoteHost)) {
    return publicUrl === null
      ? `${listens} Only programs on the host itself reach it there: set the public URL of a web server in front of it, or let it listen on 0.0.0.0.`
      : listens
  }
  return `${listens} If nobody else reaches it there, its sshd_config needs "GatewayPorts clientspecified".`
}
