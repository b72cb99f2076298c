import type { DeliverySummary, RawHeaders } from '@shared/contracts/delivery'
import type { CheckReport, SentRequest } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { fakeNow } from './fake-triggers'

interface FakeRequest {
  method: string
  headers: RawHeaders
  body: string
  isProven: boolean
}

/** A request that was answered 200. */
export function fakeSent(trigger: TriggerView, delivery: DeliverySummary | null, request: FakeRequest): SentRequest {
  const { body, headers, isProven, method } = request
  return {
    sentAt: fakeNow,
    durationMs: 4.2,
    request: {
      method,
      url: `http://127.0.0.1:4780/hooks/${trigger.token}`,
      headers: isProven ? [...headers, ['X-Hub-Signature-256', 'sha256=5257a8698e0b']] : headers,
      size: body.length,
    },
    answer: { status: 200, headers: [['content-type', 'application/json']], body: '{"status":"accepted"}' },
    delivery: delivery && {
      id: delivery.id,
      outcome: delivery.outcome,
      reason: delivery.reason,
      authentic: delivery.authentic,
    },
  }
}

/** A check in which one case ended in each way. */
export function fakeReport(trigger: TriggerView): CheckReport {
  return {
    triggerId: trigger.id,
    triggerName: trigger.name,
    connection: 'GitHub',
    authentication: 'Signature, GitHub',
    startedAt: fakeNow,
    finishedAt: fakeNow + 300,
    rows: [
      {
        id: 'genuine',
        name: 'The genuine event',
        expected: '200, accepted',
        observed: { status: 200, reason: null, deliveryId: `dlv-${trigger.id}-1` },
        result: 'passed',
        note: null,
      },
      {
        id: 'guessed-key',
        name: 'Keys that anybody would guess',
        expected: '401, not genuine',
        observed: { status: 200, reason: null, deliveryId: `dlv-${trigger.id}-2` },
        result: 'failed',
        note: null,
      },
      {
        id: 'old-time',
        name: 'Signed an hour ago',
        expected: 'does not apply',
        observed: null,
        result: 'not-applicable',
        note: 'GitHub does not sign a time.',
      },
    ],
    notes: ['Every request went to the local URL over HTTP.'],
  }
}
