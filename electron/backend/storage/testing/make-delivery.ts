import { randomUUID } from 'node:crypto'
import { stageIdSchema } from '@shared/contracts/verdict'
import type { Verdict } from '@shared/contracts/verdict'
import type { NewDelivery } from '../store'

const accepted: Verdict = {
  stages: stageIdSchema.options.map((stage) => ({ stage, outcome: 'passed', reason: null, evidence: [] })),
  endedAt: 'fire',
  outcome: 'accepted',
  reason: null,
  keyId: 'key-1',
  authentic: true,
  answer: { status: 200, headers: [['content-type', 'application/json']], body: '{"status":"accepted"}' },
}

const unknownToken: Verdict = {
  ...accepted,
  endedAt: 'route',
  outcome: 'refused',
  reason: 'unknown_token',
  keyId: null,
  authentic: false,
  answer: { status: 404, headers: [], body: '{"error":"not_found"}' },
}

type Changes = Partial<Omit<NewDelivery, 'verdict' | 'body'>> & {
  verdict?: Partial<Verdict>
  body?: Uint8Array | string
}

/** An accepted delivery of `trigger-1`, or one refused as unmatched when the trigger is `null`. */
export function makeDelivery(changes: Changes = {}): NewDelivery {
  const body = new Uint8Array(Buffer.from(changes.body ?? '{"a":1}'))
  const triggerId = changes.triggerId === undefined ? 'trigger-1' : changes.triggerId
  return {
    id: randomUUID(),
    receivedAt: 1_795_000_000_000,
    method: 'POST',
    target: '/hooks/abc?apikey={{key:key-1}}',
    publicBase: null,
    httpVersion: '1.1',
    headers: [
      ['Content-Type', 'application/json'],
      ['X-Twice', '1'],
      ['x-twice', '2'],
    ],
    sender: '127.0.0.1',
    eventType: 'issues.opened',
    durationMs: 0.25,
    dedupe: null,
    captureSample: null,
    ...changes,
    triggerId,
    body,
    verdict: { ...(triggerId === null ? unknownToken : accepted), ...changes.verdict },
  }
}
