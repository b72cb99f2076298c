import type { Socket } from 'node:net'
import { Client } from 'ssh2'
import type { AnyAuthMethod, AuthenticationType } from 'ssh2'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import { algorithms } from './algorithms'
import { judgeHostKey } from './host-key'
import { nameSessionProblem } from './name-session-problem'
import type { SessionError } from './name-session-problem'
import type { Identity } from './read-identity'
import { done, failed, nameProblem } from './step'
import type { Step } from './step'

export interface SshSession {
  readonly client: Client
  /** Logged in, or why not. */
  readonly ready: Promise<Step<null>>
  /** Why it ended, once it did. */
  readonly ended: Promise<TunnelProblem>
}

export interface Login {
  user: string
  identity: Identity
  /** Fingerprint of the host key to trust; `null`: none is known, so that it only finds out which there is. */
  hostKey: string | null
  keepAliveMs: number
}

const missedKeepAlives = 2
const openingChars = 300

/** Speaks SSH over a connected socket. Nothing about the user is sent before the host key was found to be the trusted one. */
export function startSession(socket: Socket, login: Login): SshSession {
  const client = new Client()
  const offer = createOffer(login)
  let distrust: TunnelProblem | null = null
  let opening = ''

  const ended = new Promise<TunnelProblem>((resolve) => {
    const end = (error: SessionError | null): void =>
      resolve(distrust ?? offer.explain(nameSessionProblem(error, opening)))
    client.on('error', (error: SessionError) => {
      // It goes on to the next key; in the end the login is refused.
      if (error.level === 'agent') offer.agentFault = error.message
      else end(error)
    })
    client.on('close', () => end(null))
  })
  const ready = new Promise<Step<null>>((resolve) => {
    client.once('ready', () => resolve(done(null)))
    void ended.then((problem) => resolve(failed(problem)))
  })

  client.connect({
    sock: socket,
    username: login.user,
    algorithms,
    authHandler: offer.next,
    hostVerifier: (key: Buffer) => {
      distrust = judgeHostKey(key, login.hostKey)
      return distrust === null
    },
    // The attempt as a whole has a timeout.
    readyTimeout: 0,
    keepaliveInterval: login.keepAliveMs,
    keepaliveCountMax: missedKeepAlives,
  })
  // From here on the socket is paused until ssh2 listens too, so this takes nothing away from it.
  socket.on('data', function listen(bytes: Buffer) {
    opening += bytes.toString('latin1').slice(0, openingChars - opening.length)
    if (opening.includes('SSH-') || opening.length >= openingChars) socket.off('data', listen)
  })
  return { client, ready, ended }
}

interface Offer {
  agentFault: string | null
  next(left: AuthenticationType[] | null): AnyAuthMethod | false
  /** Adds to a refused login what the host or the agent said about it. */
  explain(problem: TunnelProblem): TunnelProblem
}

function createOffer({ user, identity }: Login): Offer {
  const methods: AnyAuthMethod[] = [
    // Hosts that let everybody in accept this; all others answer with what they want.
    { type: 'none', username: user },
    identity.kind === 'key'
      ? { type: 'publickey', username: user, key: identity.key }
      : { type: 'agent', username: user, agent: identity.agent },
  ]
  let wanted: string[] = []
  return {
    agentFault: null,
    next(left) {
      wanted = left ?? wanted
      return methods.shift() ?? false
    },
    explain(problem) {
      if (problem.code !== 'ssh_authentication_refused') return problem
      if (this.agentFault !== null) return nameProblem(problem.code, `SSH agent: ${this.agentFault}`)
      if (wanted.length === 0) return problem
      return nameProblem(problem.code, `The host accepts: ${wanted.join(', ')}.`)
    },
  }
}
