import type { TunnelProblem } from '@shared/contracts/tunnel'
import type { DriverEvents, LocalEnd, Opened, TunnelDriver } from '../driver'

/** A driver that does what the test says: its next opens succeed, fail or hang. */
export interface FakeDriver extends TunnelDriver {
  /** What the next opens come to, in order; the last one stays. `hang` waits for the abort. */
  next: (string | TunnelProblem | 'hang')[]
  opened: { local: LocalEnd; events: DriverEvents; isClosed: boolean }[]
  attempts: number
}

const aborted: Opened = { tunnel: null, problem: { code: 'aborted', detail: null } }

export function createFakeDriver(next: FakeDriver['next']): FakeDriver {
  const driver: FakeDriver = {
    next,
    opened: [],
    attempts: 0,
    open(local, events, signal) {
      driver.attempts += 1
      const [result = 'hang'] = driver.next.length > 1 ? driver.next.splice(0, 1) : driver.next
      if (result === 'hang') {
        return new Promise((resolve) => signal.addEventListener('abort', () => resolve(aborted), { once: true }))
      }
      if (typeof result !== 'string') return Promise.resolve({ tunnel: null, problem: result })
      const open = { local, events, isClosed: false }
      driver.opened.push(open)
      const close = async (): Promise<void> => void (open.isClosed = true)
      return Promise.resolve({ tunnel: { base: result, close }, problem: null })
    },
  }
  return driver
}
