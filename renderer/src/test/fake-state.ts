import type { SampleSummary } from '@shared/contracts/sample'
import type { Settings } from '@shared/contracts/settings'
import { defaultSettings } from '@shared/contracts/settings'
import type { AppStatus } from '@shared/contracts/status'
import type { DeliveryCounts, TriggerView } from '@shared/contracts/trigger'
import type { TunnelGap, TunnelLogLine } from '@shared/contracts/tunnel'
import { fakeDeliveries, fakeUnmatched } from './fake-deliveries'
import type { FakeDelivery } from './fake-deliveries'
import { fakeStatus, fakeTriggers } from './fake-triggers'

export interface FakeSample {
  summary: SampleSummary
  body: string
}

/** All that the fake backend holds, in memory. */
export interface FakeState {
  triggers: TriggerView[]
  deliveries: FakeDelivery[]
  samples: FakeSample[]
  settings: Settings
  status: AppStatus
  /** Oldest first. */
  tunnelLog: TunnelLogLine[]
  gaps: TunnelGap[]
}

const deliveryCount: Record<string, number> = { 'trg-issues': 60, 'trg-payment': 24, 'trg-orders': 6 }

export function countDeliveries(deliveries: readonly FakeDelivery[], triggerId: string): DeliveryCounts {
  const counts = { all: 0, accepted: 0, filtered: 0, refused: 0, handshake: 0, flagged: 0, duplicate: 0 }
  for (const { detail } of deliveries) {
    if (detail.triggerId !== triggerId) continue
    counts.all += 1
    counts[detail.outcome] += 1
  }
  return counts
}

/** A sample taken from a delivery. */
export function sampleOf(delivery: FakeDelivery, id: string): FakeSample {
  const { detail, body } = delivery
  return {
    body,
    summary: {
      id,
      triggerId: detail.triggerId ?? '',
      deliveryId: detail.id,
      eventType: detail.eventType,
      capturedAt: detail.receivedAt,
      size: detail.size,
    },
  }
}

/** Five triggers, some ninety deliveries and three unmatched ones. */
export function createFakeState(): FakeState {
  const deliveries = [
    ...Object.entries(deliveryCount).flatMap(([triggerId, count]) => fakeDeliveries(triggerId, count)),
    ...fakeUnmatched(3),
  ]
  const genuine = deliveries.find(({ detail }) => detail.outcome === 'accepted')
  return {
    triggers: fakeTriggers().map((trigger) => ({ ...trigger, counts: countDeliveries(deliveries, trigger.id) })),
    deliveries,
    samples: genuine === undefined ? [] : [sampleOf(genuine, 'smp-1')],
    settings: { ...defaultSettings, lastPort: 4780 },
    status: fakeStatus(),
    tunnelLog: [],
    gaps: [],
  }
}

/** Nothing at all, as on the first run. */
export function createEmptyState(): FakeState {
  return {
    triggers: [],
    deliveries: [],
    samples: [],
    settings: { ...defaultSettings, lastPort: 4780 },
    status: fakeStatus({ stored: { deliveries: 0, bytes: 0, unmatched: 0 } }),
    tunnelLog: [],
    gaps: [],
  }
}

/** Rows of a trigger or of Unmatched, newest first. */
export function rowsOf(state: FakeState, triggerId: string | null) {
  return state.deliveries
    .filter(({ detail }) => detail.triggerId === triggerId)
    .map(({ summary }) => summary)
    .sort((left, right) => right.seq - left.seq)
}
