import type { DeliveryDetail, DeliverySummary, MadeBy, RawHeaders } from '@shared/contracts/delivery'
import type { SampleSummary } from '@shared/contracts/sample'
import type { Settings } from '@shared/contracts/settings'
import type { Notice } from '@shared/contracts/status'
import type { DeliveryCounts, Trigger } from '@shared/contracts/trigger'
import type { TunnelGap } from '@shared/contracts/tunnel'
import type { Outcome, Verdict } from '@shared/contracts/verdict'
import type { TunnelMemory } from './tunnel-memory'

/** How a delivery is recognised as one already accepted: the vendor's delivery id, or a signature that must not come twice. */
export interface Dedupe {
  kind: 'delivery-id' | 'signature'
  key: string
}

/** A decided delivery on its way into the store. `target` and `headers` hold `{{key:ID}}` where a known key stood. */
export interface NewDelivery {
  id: string
  triggerId: string | null
  receivedAt: number
  method: string
  target: string
  /** Base of the public URL by which it came; `null` when it was sent to this computer directly. */
  publicBase: string | null
  httpVersion: string
  headers: RawHeaders
  body: Uint8Array
  sender: string
  eventType: string | null
  durationMs: number
  dedupe: Dedupe | null
  verdict: Verdict
  /** Keep a copy of an accepted event as a sample of the trigger, in the same transaction (the trigger is being listened to). */
  captureSample: { sampleId: string } | null
  /** Absent: it came from outside. */
  madeBy?: MadeBy | undefined
}

/** What became of it: the verdict is the final one, which a duplicate or replay changes. */
export interface StoredDelivery {
  summary: DeliverySummary
  verdict: Verdict
  sample: SampleSummary | null
}

export type RecordResult = { stored: true; delivery: StoredDelivery } | { stored: false; reason: 'busy' | 'failed' }

export interface NewSample {
  id: string
  triggerId: string
  deliveryId: string | null
  eventType: string | null
  capturedAt: number
  headers: RawHeaders
  body: Uint8Array
  expected: { outcome: Outcome; status: number }
}

export interface StoredSample extends SampleSummary {
  headers: RawHeaders
  body: Uint8Array
  expected: { outcome: Outcome; status: number }
}

/** A recorded event as the conditions look at it. */
export interface RecordedEvent {
  deliveryId: string
  receivedAt: number
  method: string
  target: string
  headers: RawHeaders
  eventType: string | null
  body: Uint8Array
}

/** The newest events of a trigger; those with larger bodies are passed over, and it ends where all bodies together have so many bytes. */
export interface RecordedEventsQuery {
  triggerId: string
  limit: number
  maxBodyBytes: number
  maxBytes: number
}

export interface DeliveryPageQuery {
  triggerId: string | null
  outcome: Outcome | null
  before: number | null
  limit: number
}

/** Per trigger: counts by outcome, samples, the first handshake and authentic delivery (epoch ms), and the last use of each key. */
export interface TriggerFacts {
  counts: DeliveryCounts
  sampleCount: number
  firstHandshakeAt: number | null
  firstAuthenticAt: number | null
  keyUse: { keyId: string; lastUsedAt: number; lastSender: string }[]
  /** Public base of the URL that the sender's console holds, as far as is known. */
  consoleBase: string | null
}

export interface StoreTotals {
  deliveries: number
  bytes: number
  unmatched: number
}

/**
 * The record of the app: one SQLite file behind one worker thread. Every promise of a write resolves after COMMIT.
 * `record` never rejects; other calls reject with an Error when the store is unusable.
 */
export interface Store {
  /** Set when the file had to be repaired or replaced at start. */
  readonly notice: Notice | null
  record(delivery: NewDelivery): Promise<RecordResult>
  page(query: DeliveryPageQuery): Promise<{ deliveries: DeliverySummary[]; more: boolean }>
  detail(deliveryId: string): Promise<DeliveryDetail | null>
  body(deliveryId: string): Promise<Uint8Array | null>
  removeDelivery(deliveryId: string): Promise<boolean>
  /** Newest first: what was genuine and no handshake, duplicate or trial of the security check. */
  recordedEvents(query: RecordedEventsQuery): Promise<RecordedEvent[]>
  totals(): Promise<StoreTotals>

  triggers(): Promise<Trigger[]>
  saveTrigger(trigger: Trigger): Promise<void>
  /** Removes the trigger with its deliveries and samples. */
  removeTrigger(triggerId: string): Promise<void>
  triggerFacts(): Promise<Map<string, TriggerFacts>>

  samples(triggerId: string): Promise<StoredSample[]>
  sampleSummaries(triggerId: string): Promise<SampleSummary[]>
  sample(sampleId: string): Promise<StoredSample | null>
  saveSample(sample: NewSample): Promise<SampleSummary>
  removeSample(sampleId: string): Promise<void>

  readSettings(): Promise<Settings | null>
  saveSettings(settings: Settings): Promise<void>

  tunnelMemory(): Promise<TunnelMemory | null>
  saveTunnelMemory(memory: TunnelMemory): Promise<void>
  /** The newest 500 times out of reach, oldest first. */
  gaps(): Promise<TunnelGap[]>
  /** Adds it, or puts it in the place of the one of the same id. */
  saveGap(gap: TunnelGap): Promise<void>
  removeGap(gapId: string): Promise<void>
  saveConsoleBase(note: { triggerId: string; base: string }): Promise<void>

  /** Waits for the writes under way, checkpoints and closes. */
  close(): Promise<void>
}
