import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { createCounters } from './counters'
import { createDedupe } from './dedupe'
import { createDeliveryStore } from './delivery-store'
import { createRecordBatch } from './record-batch'
import { createRemovals } from './removals'
import { createSampleStore } from './sample-store'
import { createSettingsStore } from './settings-store'
import type { StoreLimits } from './store-limits'
import type { DeliveryPageQuery, NewSample, RecordedEventsQuery } from './store'
import type { Settings } from '@shared/contracts/settings'
import type { Trigger } from '@shared/contracts/trigger'
import type { TunnelGap } from '@shared/contracts/tunnel'
import type { Warn } from './stored-json'
import { createTriggerStore } from './trigger-store'
import type { TunnelMemory } from './tunnel-memory'
import { createTunnelStore } from './tunnel-store'
import { createUnmatchedLimit } from './unmatched-limit'

/** Everything the worker can do with the open file: write batches, answer calls of one argument, and work off removals. */
export function createStoreCalls(database: DatabaseSyncInstance, limits: StoreLimits, warn: Warn) {
  const counters = createCounters(database)
  const dedupe = createDedupe(database)
  const removals = createRemovals(database, counters)
  const samples = createSampleStore(database, limits, warn)
  const settings = createSettingsStore(database, warn)
  const triggers = createTriggerStore({ database, counters, samples, warn })
  const deliveries = createDeliveryStore({ database, counters, dedupe, removals, warn })
  const tunnel = createTunnelStore(database, warn)
  const unmatchedLimit = createUnmatchedLimit(database, counters, limits)

  return {
    recordBatch: createRecordBatch({ database, counters, dedupe, samples, removals, unmatchedLimit, warn }),
    removals,
    calls: {
      page: (query: DeliveryPageQuery) => deliveries.page(query),
      detail: (deliveryId: string) => deliveries.detail(deliveryId),
      body: (deliveryId: string) => deliveries.body(deliveryId),
      removeDelivery: (deliveryId: string) => deliveries.remove(deliveryId),
      recordedEvents: (query: RecordedEventsQuery) => deliveries.recordedEvents(query),
      totals: (_: null) => counters.totals(),
      triggers: (_: null) => triggers.list(),
      saveTrigger: (trigger: Trigger) => triggers.save(trigger),
      removeTrigger: (triggerId: string) => removals.removeTrigger(triggerId),
      triggerFacts: (_: null) => triggers.facts(),
      samples: (triggerId: string) => samples.list(triggerId),
      sampleSummaries: (triggerId: string) => samples.summaries(triggerId),
      sample: (sampleId: string) => samples.get(sampleId),
      saveSample: (sample: NewSample) => samples.save(sample),
      removeSample: (sampleId: string) => samples.remove(sampleId),
      readSettings: (_: null) => settings.read(),
      saveSettings: (next: Settings) => settings.save(next),
      tunnelMemory: (_: null) => tunnel.memory(),
      saveTunnelMemory: (memory: TunnelMemory) => tunnel.saveMemory(memory),
      gaps: (_: null) => tunnel.gaps(),
      saveGap: (gap: TunnelGap) => tunnel.saveGap(gap),
      removeGap: (gapId: string) => tunnel.removeGap(gapId),
      saveConsoleBase: (note: { triggerId: string; base: string }) => tunnel.saveConsoleBase(note),
    },
  }
}
export type StoreCalls = ReturnType<typeof createStoreCalls>['calls']
