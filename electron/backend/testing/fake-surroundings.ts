import type { Surroundings } from '../ports'

type Change = Parameters<Parameters<Surroundings['subscribe']>[0]>[0]

/** A computer that sleeps, wakes and changes networks when the test says so. */
export interface FakeSurroundings extends Surroundings {
  happen(change: Change): void
}

export function createFakeSurroundings(): FakeSurroundings {
  const listeners = new Set<(change: Change) => void>()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    happen(change) {
      for (const listener of listeners) listener(change)
    },
  }
}
