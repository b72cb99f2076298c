import { setTimeout as pause } from 'node:timers/promises'
import type { TunnelProblem } from '@shared/contracts/tunnel'
import type { DriverEvents } from '../../driver'

export interface DriverListener {
  events: DriverEvents
  lost: TunnelProblem[]
  told: string[]
}

/** Writes down what an open tunnel tells. */
export function listenToDriver(): DriverListener {
  const lost: TunnelProblem[] = []
  const told: string[] = []
  return { lost, told, events: { lost: (problem) => void lost.push(problem), tell: (text) => void told.push(text) } }
}

/** Waits until it is so, 10 s at most. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = performance.now() + 10_000
  while (!isSo()) {
    if (performance.now() > end) throw new Error(`It never came to this: ${isSo}`)
    await pause(20)
  }
}
