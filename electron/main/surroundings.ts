import { powerMonitor } from 'electron'
import { createNodeSurroundings } from '../backend/node/node-surroundings'
import type { Surroundings } from '../backend/ports'

/** What the system tells of sleep, together with our own look at clock and networks, as some systems tell nothing. */
export function createSurroundings(): Surroundings {
  const node = createNodeSurroundings()
  return {
    subscribe(listener) {
      const sleep = (): void => listener('sleep')
      const wake = (): void => listener('wake')
      powerMonitor.on('suspend', sleep)
      powerMonitor.on('resume', wake)
      const stopNode = node.subscribe(listener)
      return () => {
        powerMonitor.off('suspend', sleep)
        powerMonitor.off('resume', wake)
        stopNode()
      }
    },
  }
}
