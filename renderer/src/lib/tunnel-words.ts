import type { TunnelDriverName, TunnelProblem, TunnelStatus } from '@shared/contracts/tunnel'
import { describeProblem } from '@shared/domain/tunnel/problems'
import { formatClock, formatDuration } from './format'

/** What each way to be reached is called, at the start of a line. */
export const driverNames: Record<TunnelDriverName, string> = {
  off: 'Off',
  ngrok: 'ngrok',
  manual: 'My own URL',
  ssh: 'SSH',
}

/** The same within a sentence: `through …`. */
export const driverPhrases: Record<TunnelDriverName, string> = {
  off: 'no tunnel',
  ngrok: 'ngrok',
  manual: 'your own URL',
  ssh: 'SSH',
}

const shortReasons: Record<string, string> = {
  no_answer: 'no answer',
  unreachable: 'no connection',
  tls_failed: 'no secure connection',
  sdk_unavailable: 'ngrok does not load here',
  authtoken_missing: 'no authtoken',
  manual_url_missing: 'no public URL',
  connection_lost: 'connection lost',
  probe_failed: 'nothing came through',
  child_failed: 'the ngrok process ended',
  stopped_by_dashboard: 'stopped in ngrok’s dashboard',
  ERR_NGROK_105: 'authtoken not valid',
  ERR_NGROK_107: 'authtoken no longer valid',
  ERR_NGROK_108: 'too many agents of this account',
  ERR_NGROK_334: 'the endpoint is already online elsewhere',
  ssh_unreachable: 'the host cannot be reached',
  ssh_no_answer: 'the host does not answer',
  ssh_authentication_refused: 'the host refused the login',
  ssh_host_key_unknown: 'host key not trusted yet',
  ssh_host_key_changed: 'the host key changed',
}

/** A problem in a few words, for where a sentence does not fit; begins in lower case unless a name does not. */
export function shortReason(problem: TunnelProblem): string {
  return shortReasons[problem.code] ?? describeProblem(problem).sentence.replace(/\.$/, '')
}

/** How the receiver is reached at the moment, and how well: `shape` and `meaning` go with the words. */
export interface Reach {
  shape: 'dot' | 'ring' | 'square' | 'triangle'
  meaning: 'ok' | 'live' | 'bad' | 'warn'
  /** The state in a word or two. */
  word: string
  /** One line for where URLs stand. */
  line: string
  /** Senders on the internet get through, as far as is known. */
  isReachable: boolean
}

const onlineReach = ({ driver, probe, isProbing }: TunnelStatus): Reach => {
  const online = { shape: 'dot', meaning: 'ok', word: 'Online', isReachable: true } as const
  const doubtful = { shape: 'triangle', meaning: 'warn', word: 'Online', isReachable: false } as const
  if (probe?.outcome === 'unreachable') return { ...doubtful, line: 'Online, but not reachable from outside' }
  if (probe?.outcome === 'somebody_else') return { ...doubtful, line: 'The public URL reaches another server' }
  if (probe !== null) return { ...online, line: `Reachable from outside, ${formatDuration(probe.durationMs)}` }
  const check = isProbing ? 'checking whether it is reachable' : 'not checked from outside yet'
  return { ...online, line: `Online through ${driverPhrases[driver]}, ${check}` }
}

/** The state of the tunnel in words, the same on every screen. */
export function describeReach(tunnel: TunnelStatus): Reach {
  const { link, driver } = tunnel
  if (link.state === 'off') {
    const line = 'Local only: reachable from this computer'
    return { shape: 'dot', meaning: 'ok', word: 'Local only', line, isReachable: false }
  }
  if (link.state === 'connecting') {
    const line = `Connecting through ${driverPhrases[driver]}, not reachable from outside yet`
    return { shape: 'ring', meaning: 'live', word: 'Connecting', line, isReachable: false }
  }
  if (link.state === 'offline') {
    const word = `Offline since ${formatClock(link.since)}`
    return { shape: 'square', meaning: 'bad', word, line: `${word}: ${shortReason(link.problem)}`, isReachable: false }
  }
  return onlineReach(tunnel)
}
