import type { TunnelLogLine } from '@shared/contracts/tunnel'
import type { Clock } from '../ports'
import type { PushQueue } from '../push'

const linesKept = 200

/** What happened to the tunnel, in plain words; never a secret. */
export interface TunnelLog {
  tell(level: TunnelLogLine['level'], text: string): void
  /** The last 200, oldest first. */
  lines(): TunnelLogLine[]
}

export function createTunnelLog({ clock, push }: { clock: Clock; push: PushQueue }): TunnelLog {
  const lines: TunnelLogLine[] = []
  return {
    tell(level, text) {
      const line = { at: clock.now(), level, text }
      lines.push(line)
      if (lines.length > linesKept) lines.shift()
      push.add({ fact: 'tunnel.logged', line })
    },
    lines: () => [...lines],
  }
}
