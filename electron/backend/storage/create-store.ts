import { resolve } from 'node:path'
import type { DeliverySummary } from '@shared/contracts/delivery'
import type { SampleSummary } from '@shared/contracts/sample'
import type { Log } from '../ports'
import { createGroupCommit } from './group-commit'
import type { CommitDiagnostics, Recorded } from './group-commit'
import type { NewDelivery, RecordResult, Store } from './store'
import { defaultStoreLimits } from './store-limits'
import type { StoreLimits } from './store-limits'
import { packBatch } from './wire-delivery'
import { createWorkerLink } from './worker-link'
import type { RecordedRow } from './worker-messages'

export interface StoreOptions {
  /** Made with mode 0700 if it is not there. */
  directory: string
  /** The built storage worker. */
  workerUrl: URL
  log: Log
  limits?: Partial<StoreLimits>
  /**
   * `before-commit` breaks the promise that a 2xx means stored. It exists for one purpose: to show that the kill test
   * notices when it is broken. Nothing but that test may ask for it.
   */
  acknowledge?: 'after-commit' | 'before-commit'
}

/** The Store over a file, with what the tests look at beside it. */
export interface FileStore extends Store {
  diagnostics(): CommitDiagnostics
}

/** Opens the store in the directory. Rejects with an Error for people when the file is newer, in use or unusable. */
export async function createStore(options: StoreOptions): Promise<FileStore> {
  const limits = { ...defaultStoreLimits, ...options.limits }
  const setup = { directory: resolve(options.directory), limits }
  const link = createWorkerLink({ workerUrl: options.workerUrl, setup, log: options.log })
  await link.open()
  const commits = createGroupCommit(
    { commit: (batch) => link.commit(packBatch(batch)), collect: () => link.collect() },
    limits,
  )

  async function record(delivery: NewDelivery): Promise<RecordResult> {
    return toResult(delivery, await commits.add(delivery))
  }

  async function recordUnsafely(delivery: NewDelivery): Promise<RecordResult> {
    void commits.add(delivery)
    const row = { seq: 0, triggerId: delivery.triggerId, verdict: null, sampleTaken: false }
    return toResult(delivery, { stored: true, row })
  }

  return {
    get notice() {
      return link.notice()
    },
    diagnostics: () => commits.diagnostics(),
    record: options.acknowledge === 'before-commit' ? recordUnsafely : record,
    page: (query) => link.call('page', query),
    detail: (deliveryId) => link.call('detail', deliveryId),
    body: (deliveryId) => link.call('body', deliveryId),
    removeDelivery: (deliveryId) => link.call('removeDelivery', deliveryId),
    recordedEvents: (query) => link.call('recordedEvents', query),
    totals: () => link.call('totals', null),
    triggers: () => link.call('triggers', null),
    saveTrigger: (trigger) => link.call('saveTrigger', trigger),
    removeTrigger: (triggerId) => link.call('removeTrigger', triggerId),
    triggerFacts: () => link.call('triggerFacts', null),
    samples: (triggerId) => link.call('samples', triggerId),
    sampleSummaries: (triggerId) => link.call('sampleSummaries', triggerId),
    sample: (sampleId) => link.call('sample', sampleId),
    saveSample: (sample) => link.call('saveSample', sample),
    removeSample: (sampleId) => link.call('removeSample', sampleId),
    readSettings: () => link.call('readSettings', null),
    saveSettings: (settings) => link.call('saveSettings', settings),
    tunnelMemory: () => link.call('tunnelMemory', null),
    saveTunnelMemory: (memory) => link.call('saveTunnelMemory', memory),
    gaps: () => link.call('gaps', null),
    saveGap: (gap) => link.call('saveGap', gap),
    removeGap: (gapId) => link.call('removeGap', gapId),
    saveConsoleBase: (note) => link.call('saveConsoleBase', note),
    async close() {
      await commits.drain()
      await link.close()
    },
  }
}

function toResult(delivery: NewDelivery, recorded: Recorded): RecordResult {
  if (!recorded.stored) return recorded
  const { row } = recorded
  const verdict = row.verdict ?? delivery.verdict
  const summary: DeliverySummary = {
    id: delivery.id,
    seq: row.seq,
    triggerId: row.triggerId,
    receivedAt: delivery.receivedAt,
    method: delivery.method,
    eventType: delivery.eventType,
    outcome: verdict.outcome,
    reason: verdict.reason,
    status: verdict.answer.status,
    size: delivery.body.byteLength,
    durationMs: delivery.durationMs,
    sender: delivery.sender,
    authentic: verdict.authentic,
    ...(delivery.madeBy ? { madeBy: delivery.madeBy } : {}),
  }
  return { stored: true, delivery: { summary, verdict, sample: takenSample(delivery, row) } }
}

function takenSample(delivery: NewDelivery, row: RecordedRow): SampleSummary | null {
  if (!row.sampleTaken || delivery.captureSample === null || row.triggerId === null) return null
  return {
    id: delivery.captureSample.sampleId,
    triggerId: row.triggerId,
    deliveryId: delivery.id,
    eventType: delivery.eventType,
    capturedAt: delivery.receivedAt,
    size: delivery.body.byteLength,
  }
}
