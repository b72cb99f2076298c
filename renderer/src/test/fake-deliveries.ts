import type { DeliveryDetail, DeliverySummary, RawHeaders } from '@shared/contracts/delivery'
import type { Evidence, Outcome, ReasonCode, Stage, StageId, Verdict } from '@shared/contracts/verdict'
import { fakeNow } from './fake-triggers'

/** A delivery as the fake backend keeps it: what the screens ask for, and its body. */
export interface FakeDelivery {
  summary: DeliverySummary
  detail: DeliveryDetail
  body: string
}

interface Plan {
  outcome: Outcome
  status: number
  endedAt: StageId
  reason: ReasonCode | null
  evidence: Evidence[]
  eventType: string | null
}

const order: StageId[] = [
  'transport',
  'route',
  'handshake',
  'method',
  'authenticate',
  'accept',
  'duplicate',
  'decode',
  'schema',
  'conditions',
  'store',
  'fire',
]

const accepted: Plan = {
  outcome: 'accepted',
  status: 200,
  endedAt: 'fire',
  reason: null,
  evidence: [],
  eventType: 'issues.opened',
}

const wrongSignature: Plan = {
  outcome: 'refused',
  status: 401,
  endedAt: 'authenticate',
  reason: 'signature_wrong',
  evidence: [
    { label: 'Header', value: 'X-Hub-Signature-256' },
    { label: 'Signed over', value: 'the raw body, 412 bytes' },
  ],
  eventType: 'issues.opened',
}

const plans: Plan[] = [
  wrongSignature,
  accepted,
  {
    outcome: 'flagged',
    status: 200,
    endedAt: 'decode',
    reason: 'not_decodable',
    evidence: [{ label: 'Problem', value: 'Unexpected end of the text at byte 347' }],
    eventType: 'issues.opened',
  },
  accepted,
  {
    outcome: 'refused',
    status: 401,
    endedAt: 'authenticate',
    reason: 'signature_missing',
    evidence: [{ label: 'Header', value: 'X-Hub-Signature-256' }],
    eventType: 'issues.opened',
  },
  {
    outcome: 'filtered',
    status: 200,
    endedAt: 'conditions',
    reason: 'other_event_type',
    evidence: [
      { label: 'Event type', value: 'issues.closed' },
      { label: 'Wanted', value: 'issues.opened' },
    ],
    eventType: 'issues.closed',
  },
  {
    outcome: 'handshake',
    status: 200,
    endedAt: 'handshake',
    reason: 'handshake_answered',
    evidence: [{ label: 'Handshake', value: 'GitHub’s ping' }],
    eventType: 'ping',
  },
  accepted,
  {
    outcome: 'duplicate',
    status: 200,
    endedAt: 'duplicate',
    reason: 'already_stored',
    evidence: [{ label: 'Delivery id', value: '72d3162e-cc78-11e3-81ab-4c9367dc0958' }],
    eventType: 'issues.opened',
  },
  accepted,
  {
    outcome: 'refused',
    status: 405,
    endedAt: 'method',
    reason: 'method_not_allowed',
    evidence: [{ label: 'Method', value: 'GET' }],
    eventType: null,
  },
  accepted,
]

const failing: Outcome[] = ['refused', 'filtered', 'flagged', 'duplicate']

function stagesOf(plan: Plan): Stage[] {
  const end = order.indexOf(plan.endedAt)
  return order.map((stage, index) => {
    const isEnd = index === end
    if (index > end) return { stage, outcome: 'skipped', reason: null, evidence: [] }
    if (stage === 'handshake' && !isEnd) return { stage, outcome: 'skipped', reason: null, evidence: [] }
    if (isEnd && failing.includes(plan.outcome)) {
      return { stage, outcome: 'failed', reason: plan.reason, evidence: plan.evidence }
    }
    return { stage, outcome: 'passed', reason: isEnd ? plan.reason : null, evidence: isEnd ? plan.evidence : [] }
  })
}

const bodyOf = (plan: Plan, number: number): string =>
  JSON.stringify({
    action: plan.eventType?.split('.')[1] ?? 'opened',
    issue: {
      id: 2489135148 + number,
      number,
      title: 'Signature check fails behind proxy',
      user: { login: 'mona', id: 583231, type: 'User' },
      labels: [],
      state: 'open',
      assignee: null,
      created_at: '2026-11-23T08:41:05Z',
      html_url: `https://example.test/octo-org/api/issues/${number}`,
    },
    repository: { full_name: 'octo-org/api', private: true },
  })

const headersOf = (plan: Plan, size: number): RawHeaders => [
  ['Host', '127.0.0.1:4780'],
  ['User-Agent', 'GitHub-Hookshot/5c1e9a2'],
  ['Accept', '*/*'],
  ['Content-Type', 'application/json'],
  ['Content-Length', String(size)],
  ['X-GitHub-Event', plan.eventType?.split('.')[0] ?? 'issues'],
  ['X-GitHub-Delivery', '72d3162e-cc78-11e3-81ab-4c9367dc0958'],
  ['X-GitHub-Hook-ID', '512882210'],
  ['X-Hub-Signature-256', 'sha256=5257a8698e0b1d0c6f0b3a0f4c1f7f0ad9ed9e86d2f0a91f0d3a0a7c0f1e2d3c'],
]

/** One stored delivery; `seq` also sets its time, one every 37 s back from the newest. */
export function fakeDelivery(
  triggerId: string | null,
  seq: number,
  newestSeq: number,
  plan: Plan = accepted,
): FakeDelivery {
  const body = bodyOf(plan, 300 + seq)
  const size = body.length
  const answerBody = plan.status === 401 ? 'unauthorized' : plan.outcome
  const answer = {
    status: plan.status,
    headers: [['content-type', 'application/json']] as [string, string][],
    body: plan.status === 200 ? `{"status":"${answerBody}"}` : `{"error":"${answerBody}","delivery":"dlv-${seq}"}`,
  }
  const authentic = plan.status === 200
  const summary: DeliverySummary = {
    id: `dlv-${triggerId ?? 'unmatched'}-${seq}`,
    seq,
    triggerId,
    receivedAt: fakeNow - (newestSeq - seq) * 37_000,
    method: plan.reason === 'method_not_allowed' ? 'GET' : 'POST',
    eventType: plan.eventType,
    outcome: plan.outcome,
    reason: plan.reason,
    status: plan.status,
    size,
    durationMs: 1.6 + (seq % 5),
    sender: '140.82.115.3',
    authentic,
  }
  const verdict: Verdict = {
    stages: stagesOf(plan),
    endedAt: plan.endedAt,
    outcome: plan.outcome,
    reason: plan.reason,
    keyId: authentic ? 'key-issues' : null,
    authentic,
    answer,
  }
  return {
    body,
    summary,
    detail: {
      ...summary,
      target: '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA',
      publicBase: null,
      httpVersion: '1.1',
      headers: headersOf(plan, size),
      deliveryKey: null,
      verdict,
      answer,
    },
  }
}

/** A refusal for a wrong signature, for tests of the verdict card. */
export const refusedPlan: Plan = wrongSignature

/** `count` deliveries of every outcome in turn, newest first. */
export function fakeDeliveries(triggerId: string, count: number): FakeDelivery[] {
  return Array.from({ length: count }, (_, index) =>
    fakeDelivery(triggerId, count - index, count, plans[index % plans.length] ?? accepted),
  )
}

/** Requests that reached no trigger, newest first. */
export function fakeUnmatched(count: number): FakeDelivery[] {
  const unknown: Plan = {
    outcome: 'refused',
    status: 404,
    endedAt: 'route',
    reason: 'unknown_token',
    evidence: [{ label: 'Path', value: '/hooks/Tk3vQ0xYp7mB2sRhW9dLf' }],
    eventType: null,
  }
  return Array.from({ length: count }, (_, index) => fakeDelivery(null, count - index, count, unknown))
}
