import type { Fact } from '@shared/ipc/events'

type FactListener = (fact: Fact) => void
type RereadListener = () => void

const factListeners = new Set<FactListener>()
const rereadListeners = new Set<RereadListener>()

/** Calls the listener for each fact told by the backend, in order. Returns the function that unsubscribes. */
export function onFact(listener: FactListener): () => void {
  factListeners.add(listener)
  return () => factListeners.delete(listener)
}

/** Calls the listener when facts were missed, so that what was read before must be read again. */
export function onReread(listener: RereadListener): () => void {
  rereadListeners.add(listener)
  return () => rereadListeners.delete(listener)
}

const tellEach = <Listener extends (...args: never[]) => void>(
  listeners: ReadonlySet<Listener>,
  tell: (listener: Listener) => void,
): void => {
  for (const listener of [...listeners]) {
    try {
      tell(listener)
    } catch (error) {
      console.error(error)
    }
  }
}

/** Hands a fact to every listener; one that throws does not keep it from the others. */
export function tellFact(fact: Fact): void {
  tellEach(factListeners, (listener) => listener(fact))
}

/** Tells every listener that facts were missed. */
export function tellReread(): void {
  tellEach(rereadListeners, (listener) => listener())
}
