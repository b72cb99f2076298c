/** Runs a task after every task given before it has ended. */
export type RunInTurn = <Value>(task: () => Promise<Value>) => Promise<Value>

/** A queue that runs one task at a time, so that a read and the write that depends on it are not interleaved with another's. */
export function createSerialQueue(): RunInTurn {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const run = last.then(task)
    last = run.catch(() => undefined)
    return run
  }
}
