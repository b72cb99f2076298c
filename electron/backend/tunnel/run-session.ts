import type { TunnelProblem } from '@shared/contracts/tunnel'
import type { Random } from '../ports'
import { pauseAfter } from './back-off'
import type { BackOffLimits } from './back-off'
import type { LocalEnd, OpenTunnel, TunnelDriver } from './driver'

/** What a session tells while it keeps a tunnel open. */
export interface SessionEvents {
  connecting(): void
  online(base: string): void
  /** `retryInMs: null`: it has given up until something changes. */
  offline(problem: TunnelProblem, retryInMs: number | null): void
  tell(text: string): void
}

export interface Session {
  /** Gives the open tunnel up as lost, as when nothing comes through it any more. */
  declareLost(problem: TunnelProblem): void
  /** Ends it; resolves when its tunnel is closed, after 2 s at most. */
  end(): Promise<void>
}

interface SessionParts {
  driver: TunnelDriver
  local: LocalEnd
  events: SessionEvents
  random: Random
  backOff: BackOffLimits
}

/** Resolves after the time, or at once when the session ends. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const finish = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', finish)
      resolve()
    }
    const timer = setTimeout(finish, ms)
    signal.addEventListener('abort', finish)
  })
}

/** Keeps one tunnel open: opens it, waits until it is lost, and opens it again after a growing pause, until it is ended. */
export function startSession({ driver, local, events, random, backOff }: SessionParts): Session {
  const stop = new AbortController()
  const { signal } = stop
  let declareLost: (problem: TunnelProblem) => void = () => undefined
  let open: OpenTunnel | null = null

  /** Until the tunnel is lost; `null` when the session was ended instead. */
  const untilLost = (lost: Promise<TunnelProblem>): Promise<TunnelProblem | null> =>
    new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(null), { once: true })
      void lost.then(resolve)
    })

  /** One try; the problem that ended it, or `null` at the end of the session. */
  const attempt = async (): Promise<{ problem: TunnelProblem; wasOnline: boolean } | null> => {
    events.connecting()
    const lost = new Promise<TunnelProblem>((resolve) => (declareLost = resolve))
    const opened = await driver.open(local, { lost: declareLost, tell: events.tell }, signal)
    open = opened.tunnel
    if (signal.aborted) return null
    if (opened.tunnel === null) return { problem: opened.problem, wasOnline: false }
    events.online(opened.tunnel.base)
    const problem = await untilLost(lost)
    if (problem === null) return null
    open = null
    await opened.tunnel.close()
    return { problem, wasOnline: true }
  }

  const run = async (): Promise<void> => {
    let failures = 0
    while (!signal.aborted) {
      const ended = await attempt()
      if (ended === null) break
      failures = ended.wasOnline ? 1 : failures + 1
      const wait = pauseAfter(ended.problem, failures, { limits: backOff, random })
      if (signal.aborted) break
      events.offline(ended.problem, wait)
      if (wait === null) return
      await pause(wait, signal)
    }
  }
  const running = run()

  return {
    declareLost: (problem) => declareLost(problem),
    async end() {
      stop.abort()
      await running
      await open?.close()
    },
  }
}
