import type { Notice } from '@shared/contracts/status'
import type { Outcome, ReasonCode, Verdict } from '@shared/contracts/verdict'
import type { NewDelivery } from './store'
import type { StoreCalls } from './store-calls'
import type { StoreLimits } from './store-limits'

export interface WorkerSetup {
  directory: string
  limits: StoreLimits
}

/**
 * A delivery as it crosses to the worker: its JSON parts as the text that is stored, and its body as a length, because
 * the bodies of a batch travel together in one transferred buffer.
 */
export interface WireDelivery extends Omit<NewDelivery, 'headers' | 'body' | 'verdict'> {
  headers: string
  verdict: string
  bodyLength: number
  outcome: Outcome
  reason: ReasonCode | null
  status: number
  authentic: boolean
  keyId: string | null
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
  | { type: 'batch'; deliveries: WireDelivery[]; bodies: Uint8Array }
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
