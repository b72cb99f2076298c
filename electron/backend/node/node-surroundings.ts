import { networkInterfaces } from 'node:os'
import type { Surroundings } from '../ports'

const lookEveryMs = 5_000
/** The timer came this much too late: nothing ran meanwhile, so the computer slept. */
const sleptMs = 20_000

type Change = 'wake' | 'network'

/** The addresses under which this computer is in a network. */
function describeNetworks(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses
    .filter((address) => !address.internal)
    .map((address) => address.address)
    .sort()
    .join(' ')
}

/** A look at the clock and the networks every few seconds; it works on every system, where the system itself may say nothing. */
export function createNodeSurroundings(): Surroundings {
  const listeners = new Set<(change: Change) => void>()
  let timer: NodeJS.Timeout | null = null
  let lookedAt = Date.now()
  let networks = describeNetworks()

  const tell = (change: Change): void => {
    for (const listener of listeners) listener(change)
  }
  const look = (): void => {
    const late = Date.now() - lookedAt - lookEveryMs
    const before = networks
    lookedAt = Date.now()
    networks = describeNetworks()
    if (late > sleptMs) tell('wake')
    else if (networks !== before && networks !== '') tell('network')
  }

  return {
    subscribe(listener) {
      listeners.add(listener)
      timer ??= setInterval(look, lookEveryMs).unref()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0 || timer === null) return
        clearInterval(timer)
        timer = null
      }
    },
  }
}
