import { createNodeProcesses } from '../../../node/node-processes'
import type { ChildLink, Processes } from '../../../ports'

/** The built child: with the real SDK, with the fake one, or with one that cannot be loaded. */
export type ChildName = 'ngrok-child' | 'fake-ngrok-child' | 'broken-ngrok-child'

const built = (name: string): URL =>
  new URL(`../../../../../node_modules/.cache/hookwright/${name}.js`, import.meta.url)

export interface WatchedProcesses extends Processes {
  /** Every child so far, the newest last. */
  children: ChildLink[]
  /** How many of them have not ended. */
  readonly alive: number
}

/** Starts the built children and keeps count of them. */
export function startWatchedChildren(name: ChildName): WatchedProcesses {
  const processes = createNodeProcesses({ ngrokChild: built(name) })
  const children: ChildLink[] = []
  let alive = 0
  return {
    children,
    get alive() {
      return alive
    },
    startNgrok() {
      const child = processes.startNgrok()
      alive += 1
      child.onExit(() => (alive -= 1))
      children.push(child)
      return child
    },
  }
}
