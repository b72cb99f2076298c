import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { MessagePort } from 'node:worker_threads'
import type { Notice } from '@shared/contracts/status'
import type { Log } from '../ports'
import type { StoreCalls } from './store-calls'
import type { WireBatch } from './wire-delivery'
import type { CallName, FromWorker, RecordedRow, ToWorker, WorkerSetup, WorkerStart } from './worker-messages'

type Answer<Name extends CallName> = ReturnType<StoreCalls[Name]>
type Argument<Name extends CallName> = Parameters<StoreCalls[Name]>[0]

export interface WorkerLink {
  /** Starts the worker and waits until the file is open; rejects with a message for people when it cannot be. */
  open(): Promise<void>
  /** Set when the file had to be repaired or replaced. */
  notice(): Notice | null
  /** One batch at a time. Rejects when the worker dies; what it was writing then may or may not be stored. */
  commit(batch: WireBatch): Promise<(RecordedRow | null)[]>
  /** Takes what the worker has answered by now, which the event loop would bring only after the events it has at hand. */
  collect(): void
  call<Name extends CallName>(name: Name, argument: Argument<Name>): Promise<Answer<Name>>
  close(): Promise<void>
}

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** A worker with this thread's end of the channel to it. */
interface RunningWorker {
  thread: Worker
  port: MessagePort
}

/** A worker that dies this often within a minute is left alone until the minute is over. */
const deathsPerMinute = 5

/** The main thread's end of the storage worker: matches answers to requests and starts a new worker when one died. */
export function createWorkerLink(options: { workerUrl: URL; setup: WorkerSetup; log: Log }): WorkerLink {
  const { log } = options
  const waiting = new Map<number, Pending>()
  let worker: RunningWorker | null = null
  let opening: Pending | null = null
  let batch: Pending | null = null
  let closing: Pending | null = null
  let isClosed = false
  let notice: Notice | null = null
  let nextId = 1
  let deaths: number[] = []

  const received: { [Type in FromWorker['type']]: (message: Extract<FromWorker, { type: Type }>) => void } = {
    opened(message) {
      notice = message.notice ?? notice
      opening?.resolve(undefined)
      opening = null
    },
    refused: (message) => end(new Error(message.message)),
    recorded(message) {
      const done = batch
      batch = null
      done?.resolve(message.rows)
    },
    returned: (message) => take(message.id)?.resolve(message.value),
    threw: (message) => take(message.id)?.reject(new Error(message.message)),
    logged: (message) => log.warn(message.message, { error: message.error }),
    closed: () => undefined,
  }

  function take(id: number): Pending | undefined {
    const pending = waiting.get(id)
    waiting.delete(id)
    return pending
  }

  /** Fails everything that waits for the worker that is gone. */
  function end(error: Error): void {
    const lost = [opening, batch, ...waiting.values()]
    ;[opening, batch, worker] = [null, null, null]
    waiting.clear()
    for (const pending of lost) pending?.reject(error)
    closing?.resolve(undefined)
  }

  function receive(message: FromWorker): void {
    ;(received[message.type] as (message: FromWorker) => void)(message)
  }

  function collect(): void {
    while (worker !== null) {
      const next = receiveMessageOnPort(worker.port)
      if (next === undefined) return
      receive(next.message as FromWorker)
    }
  }

  function spawn(): RunningWorker {
    const { port1: port, port2 } = new MessageChannel()
    const workerData: WorkerStart = { ...options.setup, port: port2 }
    const thread = new Worker(options.workerUrl, { workerData, transferList: [port2], name: 'hookwright-storage' })
    const spawned = { thread, port }
    const endIfCurrent = (error: Error): void => {
      if (worker !== spawned) return
      // The last thing it said, which may be why it ended, comes before its end.
      collect()
      if (worker === spawned) end(error)
    }
    port.on('message', (message: FromWorker) => {
      if (worker === spawned) receive(message)
    })
    thread.on('error', (error) => {
      log.error('The storage worker ended with an error; the next request starts a new one.', error)
      endIfCurrent(error instanceof Error ? error : new Error(String(error)))
    })
    thread.on('exit', () => endIfCurrent(new Error('The storage worker ended.')))
    return spawned
  }

  function current(): RunningWorker {
    if (isClosed) throw new Error('The store is closed.')
    if (worker !== null) return worker
    const now = performance.now()
    deaths = deaths.filter((time) => now - time < 60_000)
    if (deaths.length > deathsPerMinute)
      throw new Error('The storage worker keeps failing. Look at the log, then restart Hookwright.')
    deaths.push(now)
    worker = spawn()
    return worker
  }

  function send<Value>(
    message: ToWorker,
    transfer: ArrayBuffer[],
    register: (pending: Pending) => void,
  ): Promise<Value> {
    return new Promise((resolve, reject) => {
      const target = current()
      register({ resolve: (value) => resolve(value as Value), reject })
      target.port.postMessage(message, transfer)
    })
  }

  return {
    notice: () => notice,
    open: () =>
      new Promise((resolve, reject) => {
        current()
        opening = { resolve: () => resolve(), reject }
      }),
    commit: (packed) => send({ type: 'batch', batch: packed }, [packed.bodies.buffer], (pending) => (batch = pending)),
    collect,
    call(name, argument) {
      const id = nextId
      nextId += 1
      return send({ type: 'call', id, name, argument }, [], (pending) => waiting.set(id, pending))
    },
    async close() {
      if (isClosed) return
      isClosed = true
      const last = worker
      if (last === null) return
      await new Promise<void>((resolve) => {
        closing = { resolve: () => resolve(), reject: () => resolve() }
        last.port.postMessage({ type: 'close' } satisfies ToWorker)
      })
    },
  }
}
