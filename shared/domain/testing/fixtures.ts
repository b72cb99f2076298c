import type { Connection } from '../../contracts/connection'
import type { CapturedRequest, RawHeaders } from '../../contracts/delivery'
import type { Trigger } from '../../contracts/trigger'
import type { Stage, StageId, Verdict } from '../../contracts/verdict'
import type { DecisionContext, KeySecret } from '../decision'
import { encodeUtf8 } from '../text-codec'
import { nodeCrypto } from './node-crypto'

export const now = 1_795_000_000_000
export const nowSeconds = now / 1000
export const baseUrl = 'https://hooks.example.com/hooks/Tk3vQ0xYp7mB2sRhW9dLfA'
export const currentKey: KeySecret = {
  id: 'key_now',
  format: 'hookwright',
  secret: 'hwk_mJv0Q2x9dLrT7nYb4sKcWf8hZ1gEaPuR5tVqXo3iNkM',
  retiresAt: null,
}

export function makeTrigger(connection: Connection, changes: Partial<Trigger> = {}): Trigger {
  return {
    id: 'trg_1',
    token: 'Tk3vQ0xYp7mB2sRhW9dLfA',
    name: 'Webhook: test',
    connectionId: connection.id,
    eventType: null,
    authentication: {
      method: connection.defaultMethod,
      preset: connection.presets[0]?.id ?? '',
      headerName: 'X-API-Key',
    },
    keys: [],
    state: 'ready',
    schema: null,
    schemaConfirmedAt: null,
    conditions: null,
    createdAt: now,
    updatedAt: now,
    ...changes,
  }
}

export function makeContext(connection: Connection, changes: Partial<DecisionContext> = {}): DecisionContext {
  return {
    trigger: makeTrigger(connection),
    connection,
    listening: false,
    secrets: [currentKey],
    publicUrls: [baseUrl],
    now,
    crypto: nodeCrypto,
    deliveryId: 'dlv_1',
    ...changes,
  }
}

export function makeRequest(
  changes: Partial<Omit<CapturedRequest, 'body'>> & { body?: string | Uint8Array } = {},
): CapturedRequest {
  const { body = '{"a":1}', headers = [], ...rest } = changes
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type')
  const all: RawHeaders = hasType ? headers : [['Content-Type', 'application/json'], ...headers]
  return {
    method: 'POST',
    target: '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA',
    httpVersion: '1.1',
    sender: '203.0.113.9',
    receivedAt: now,
    ...rest,
    headers: all,
    body: typeof body === 'string' ? encodeUtf8(body) : body,
  }
}

export function stageOf(verdict: Verdict, id: StageId): Stage {
  const stage = verdict.stages.find((candidate) => candidate.stage === id)
  if (stage === undefined) throw new Error(`No stage ${id}`)
  return stage
}

/** The evidence of the stage that ended the matter, as an object. */
export function factsOf(verdict: Verdict): Record<string, string> {
  return Object.fromEntries(stageOf(verdict, verdict.endedAt).evidence.map(({ label, value }) => [label, value]))
}
