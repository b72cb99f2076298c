import { setTimeout as pause } from 'node:timers/promises'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import { publicBaseSchema } from '@shared/contracts/tunnel'
import { readProblem } from '@shared/domain/tunnel/read-problem'
import type { ChildLink } from '../../ports'
import type { DriverEvents, Opened, OpenTunnel } from '../driver'
import { fromChildSchema } from './child-messages'
import type { FromChild, Heartbeat, OpenRequest, ToChild } from './child-messages'

export interface NgrokLimits {
  /** How long opening may take. */
  openMs: number
  /** How long the child may take to close before it is killed. */
  closeMs: number
  heartbeat: Heartbeat
  /** How much later than due a sign of life may come from the child itself. */
  childSlackMs: number
}

const dieMs = 900

const silenceMs = ({ heartbeat, childSlackMs }: NgrokLimits): number =>
  (heartbeat.intervalSeconds + heartbeat.toleranceSeconds) * 1000 + childSlackMs

export interface ChildTunnelParts {
  link: ChildLink
  request: OpenRequest
  events: DriverEvents
  signal: AbortSignal
  limits: NgrokLimits
}

/** Opens a tunnel in a child of its own, which is killed with whatever goes wrong, so that nothing ever waits for the SDK. */
export function openChildTunnel(parts: ChildTunnelParts): Promise<Opened> {
  return new Promise((resolve) => new ChildTunnel(parts, resolve).start())
}

class ChildTunnel {
  private phase: 'opening' | 'open' | 'over' = 'opening'
  private timer: NodeJS.Timeout | null = null
  private closing: Promise<void> | null = null
  private tellExited: () => void = () => undefined
  private readonly exited = new Promise<void>((resolve) => (this.tellExited = resolve))

  constructor(
    private readonly parts: ChildTunnelParts,
    private readonly settle: (opened: Opened) => void,
  ) {}

  start(): void {
    const { link, request, signal, limits } = this.parts
    link.onExit((code) => {
      this.tellExited()
      this.fail({ code: 'child_failed', detail: code === null ? null : `It ended with code ${code}.` })
    })
    link.onMessage((message) => {
      const { data } = fromChildSchema.safeParse(message)
      if (data && this.phase !== 'over') this.take(data)
    })
    signal.addEventListener('abort', this.giveUp)
    this.failAfter(limits.openMs, 'no_answer')
    link.post(request satisfies ToChild)
  }

  private readonly giveUp = (): void => this.fail({ code: 'aborted', detail: null })

  private take(message: FromChild): void {
    switch (message.type) {
      case 'unavailable':
        return this.fail({ code: 'sdk_unavailable', detail: message.message.slice(0, 500) })
      case 'failed':
      case 'lost':
        return this.failAs(message)
      case 'online':
        return this.succeed(message.url)
      case 'beat':
        return this.noteBeat(message.latencyMs)
      case 'command':
        return this.obey(message.command)
    }
  }

  private failAs({ type, code, message }: Extract<FromChild, { type: 'failed' | 'lost' }>): void {
    const { authtoken } = this.parts.request
    const problem = readProblem(code, message.replaceAll(authtoken, '(authtoken)'))
    const isVague = type === 'lost' && problem.code === 'ngrok_failed'
    this.fail(isVague ? { ...problem, code: 'connection_lost' } : problem)
  }

  private succeed(url: string): void {
    const base = url.replace(/\/+$/, '')
    if (!publicBaseSchema.safeParse(base).success) {
      this.fail({ code: 'ngrok_failed', detail: 'ngrok gave no public URL.' })
      return
    }
    this.parts.signal.removeEventListener('abort', this.giveUp)
    this.phase = 'open'
    this.failAfter(silenceMs(this.parts.limits), 'connection_lost')
    const tunnel: OpenTunnel = { base, close: () => (this.closing ??= this.close()) }
    this.settle({ tunnel, problem: null })
  }

  private noteBeat(latencyMs: number | null): void {
    if (this.phase !== 'open') return
    if (latencyMs === null) this.fail({ code: 'connection_lost', detail: 'ngrok no longer answers.' })
    else this.failAfter(silenceMs(this.parts.limits), 'connection_lost')
  }

  private obey(command: 'stop' | 'restart'): void {
    this.parts.events.tell(`ngrok's dashboard asked this tunnel to ${command}.`)
    this.lose({ code: command === 'stop' ? 'stopped_by_dashboard' : 'restarted_by_dashboard', detail: null })
    // Nicely, so that the dashboard gets its answer.
    this.closing ??= this.close()
  }

  private failAfter(ms: number, code: string): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => this.fail({ code, detail: null }), ms)
  }

  private fail(problem: TunnelProblem): void {
    this.lose(problem)
    if (this.closing === null) this.parts.link.kill()
  }

  /** Tells what became of the tunnel, at most once, and nothing after it was closed. */
  private lose(problem: TunnelProblem): void {
    const { phase } = this
    this.finish()
    if (phase === 'opening') this.settle({ tunnel: null, problem })
    if (phase === 'open') this.parts.events.lost(problem)
  }

  private finish(): void {
    this.phase = 'over'
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    this.parts.signal.removeEventListener('abort', this.giveUp)
  }

  private async close(): Promise<void> {
    const { link, limits } = this.parts
    this.finish()
    link.post({ type: 'close' } satisfies ToChild)
    await Promise.race([this.exited, pause(limits.closeMs, undefined, { ref: false })])
    link.kill()
    await Promise.race([this.exited, pause(dieMs, undefined, { ref: false })])
  }
}
