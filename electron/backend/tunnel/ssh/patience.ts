import { nameProblem } from './step'
import type { Step } from './step'

/** How long an attempt to open may go on. */
export interface Patience {
  /** What comes of the work, or the problem `aborted` or `ssh_no_answer` when that comes first; the work is then left to itself. */
  race<Value>(work: Promise<Step<Value>>): Promise<Step<Value>>
  end(): void
}

export function createPatience(signal: AbortSignal, timeoutMs: number, waitsFor: string): Patience {
  let giveUp: (code: string, detail: string | null) => void = () => undefined
  const over = new Promise<Step<never>>((resolve) => {
    giveUp = (code, detail) => resolve({ value: null, problem: nameProblem(code, detail) })
  })
  const abort = (): void => giveUp('aborted', null)
  const timer = setTimeout(() => giveUp('ssh_no_answer', waitsFor), timeoutMs)
  signal.addEventListener('abort', abort)
  if (signal.aborted) abort()
  return {
    race: (work) => Promise.race([over, work]),
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
    },
  }
}
