import { CallFailure } from './call-failure'
import type { Store } from './storage/store'

/** Gives failures of the store the words for people, the cause kept for the log. `record` and `close` tell theirs otherwise. */
export function guardStore(store: Store): Store {
  const guard =
    <Arguments extends unknown[], Value>(call: (...values: Arguments) => Promise<Value>) =>
    async (...values: Arguments): Promise<Value> => {
      try {
        return await call(...values)
      } catch (error) {
        throw new CallFailure(
          'store_failed',
          'The record of the app could not be read or written, so nothing was changed. Check that the disk has free space, then try again.',
          { cause: error },
        )
      }
    }
  return {
    get notice() {
      return store.notice
    },
    record: (delivery) => store.record(delivery),
    page: guard((query) => store.page(query)),
    detail: guard((deliveryId) => store.detail(deliveryId)),
    body: guard((deliveryId) => store.body(deliveryId)),
    removeDelivery: guard((deliveryId) => store.removeDelivery(deliveryId)),
    recordedEvents: guard((query) => store.recordedEvents(query)),
    totals: guard(() => store.totals()),
    triggers: guard(() => store.triggers()),
    saveTrigger: guard((trigger) => store.saveTrigger(trigger)),
    removeTrigger: guard((triggerId) => store.removeTrigger(triggerId)),
    triggerFacts: guard(() => store.triggerFacts()),
    samples: guard((triggerId) => store.samples(triggerId)),
    sampleSummaries: guard((triggerId) => store.sampleSummaries(triggerId)),
    sample: guard((sampleId) => store.sample(sampleId)),
    saveSample: guard((sample) => store.saveSample(sample)),
    removeSample: guard((sampleId) => store.removeSample(sampleId)),
    readSettings: guard(() => store.readSettings()),
    saveSettings: guard((settings) => store.saveSettings(settings)),
    tunnelMemory: guard(() => store.tunnelMemory()),
    saveTunnelMemory: guard((memory) => store.saveTunnelMemory(memory)),
    gaps: guard(() => store.gaps()),
    saveGap: guard((gap) => store.saveGap(gap)),
    removeGap: guard((gapId) => store.removeGap(gapId)),
    saveConsoleBase: guard((note) => store.saveConsoleBase(note)),
    close: () => store.close(),
  }
}
