import type { MessagePort } from 'node:worker_threads'
import type { Notice } from '@shared/contracts/status'
import type { Verdict } from '@shared/contracts/verdict'
import type { StoreCalls } from './store-calls'
import type { StoreLimits } from './store-limits'
import type { WireBatch } from './wire-delivery'

export interface WorkerSetup {
  directory: string
  limits: StoreLimits
}

/** What a worker is started with. The main thread holds the other end of `port`, which it can also read without waiting. */
export interface WorkerStart extends WorkerSetup {
  port: MessagePort
}

/** What was written. `verdict` is there when the store changed it (a repetition); `triggerId` is `null` if the trigger is gone. */
export interface RecordedRow {
  seq: number
  triggerId: string | null
  verdict: Verdict | null
  sampleTaken: boolean
}

export type CallName = keyof StoreCalls

export type ToWorker =
  | { type: 'batch'; batch: WireBatch }
  | { type: 'call'; id: number; name: CallName; argument: unknown }
  | { type: 'close' }

export type FromWorker =
  | { type: 'opened'; notice: Notice | null }
  /** The file cannot be opened, or turned out damaged or gone; the worker ends. */
  | { type: 'refused'; message: string }
  | { type: 'recorded'; rows: (RecordedRow | null)[] }
  | { type: 'returned'; id: number; value: unknown }
  | { type: 'threw'; id: number; message: string }
  | { type: 'logged'; message: string; error: string | null }
  | { type: 'closed' }
