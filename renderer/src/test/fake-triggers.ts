import type { AppStatus } from '@shared/contracts/status'
import type { DeliveryCounts, KeyView, TriggerView } from '@shared/contracts/trigger'
import { fakeTunnel } from './fake-tunnel'

/** The moment at which the made-up data ends, so that it reads the same on every day. */
export const fakeNow = Date.UTC(2026, 10, 23, 8, 41, 7)
const minute = 60_000
const day = 24 * 60 * minute

const noCounts: DeliveryCounts = {
  all: 0,
  accepted: 0,
  filtered: 0,
  refused: 0,
  handshake: 0,
  flagged: 0,
  duplicate: 0,
}

const issueSchema: TriggerView['schema'] = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Webhook: Issues opened',
  type: 'object',
  properties: {
    action: { type: 'string' },
    issue: {
      type: 'object',
      properties: {
        id: { type: 'integer' },
        number: { type: 'integer' },
        title: { type: 'string' },
        user: {
          type: 'object',
          properties: { login: { type: 'string' }, id: { type: 'integer' } },
          required: ['login', 'id'],
        },
        labels: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
        assignee: { type: ['object', 'null'] },
        created_at: { type: 'string', format: 'date-time' },
        html_url: { type: 'string', format: 'uri' },
        milestone: { type: ['object', 'null'] },
      },
      required: ['id', 'number', 'title', 'user', 'labels', 'assignee', 'created_at', 'html_url'],
    },
    repository: {
      type: 'object',
      properties: { full_name: { type: 'string' }, private: { type: 'boolean' } },
      required: ['full_name', 'private'],
    },
  },
  required: ['action', 'issue', 'repository'],
}

/** A key in force whose secret ends in `end`. */
export function fakeKey(id: string, end: string, format: KeyView['format'] = 'hookwright'): KeyView {
  const start = { hookwright: 'hwk_', whsec: 'whsec_', vendor: '' }[format]
  return {
    id,
    format,
    preview: { start, end, length: 47 },
    createdAt: fakeNow - 9 * day,
    retiresAt: null,
    lastUsedAt: null,
    lastSender: null,
  }
}

/** A ready GitHub trigger; each field can be given. */
export function fakeTrigger(changes: Partial<TriggerView> = {}): TriggerView {
  return {
    id: 'trg-issues',
    token: 'Tk3vQ0xYp7mB2sRhW9dLfA',
    name: 'Webhook: Issues opened',
    connectionId: 'github',
    eventType: 'issues.opened',
    authentication: { method: 'signature', preset: 'github', headerName: 'X-API-Key' },
    keys: [fakeKey('key-issues', '3fQ')],
    state: 'ready',
    schema: issueSchema,
    schemaConfirmedAt: fakeNow - 2 * day,
    conditions: null,
    createdAt: fakeNow - 9 * day,
    updatedAt: fakeNow - 2 * day,
    listening: false,
    counts: noCounts,
    sampleCount: 1,
    keyLost: false,
    firstHandshakeAt: fakeNow - 9 * day,
    firstAuthenticAt: fakeNow - 9 * day,
    consoleBase: null,
    ...changes,
  }
}

/** Five triggers: GitHub and Stripe ready, one listening, one paused, one draft. */
export function fakeTriggers(): TriggerView[] {
  return [
    fakeTrigger(),
    fakeTrigger({
      id: 'trg-payment',
      token: 'Zp8cN4tVb1kQ6wXeR5uJgD',
      name: 'Webhook: Payment succeeded',
      connectionId: 'stripe',
      eventType: 'payment_intent.succeeded',
      authentication: { method: 'signature', preset: 'stripe', headerName: 'X-API-Key' },
      keys: [fakeKey('key-payment', 'b7K', 'vendor')],
      createdAt: fakeNow - 8 * day,
      sampleCount: 3,
    }),
    fakeTrigger({
      id: 'trg-incident',
      token: 'Hd2yL9sMf3aP7nQvC6iOxB',
      name: 'Webhook: Incident raised',
      connectionId: 'custom-webhook',
      eventType: null,
      authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
      keys: [fakeKey('key-incident', 'x0w')],
      schema: null,
      schemaConfirmedAt: null,
      state: 'draft',
      listening: true,
      createdAt: fakeNow - 7 * day,
      sampleCount: 0,
      firstHandshakeAt: null,
    }),
    fakeTrigger({
      id: 'trg-orders',
      token: 'Kq5zT1rGw8jE4bUoY0hSnM',
      name: 'Webhook: Orders created',
      connectionId: 'custom-webhook',
      eventType: null,
      authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
      keys: [fakeKey('key-orders', 'Qm4')],
      state: 'paused',
      createdAt: fakeNow - 6 * day,
    }),
    fakeTrigger({
      id: 'trg-finding',
      token: 'Vn6xI3pDk0lC9gWtZ2fRyA',
      name: 'Webhook: Finding',
      connectionId: 'custom-webhook',
      eventType: null,
      authentication: { method: 'signature', preset: 'standard-webhooks', headerName: 'X-API-Key' },
      keys: [fakeKey('key-finding', '9sE', 'whsec')],
      schema: null,
      schemaConfirmedAt: null,
      state: 'draft',
      createdAt: fakeNow - minute,
      sampleCount: 0,
      firstHandshakeAt: null,
      firstAuthenticAt: null,
    }),
  ]
}

/** A receiver that listens on port 4780, with nothing to tell. */
export function fakeStatus(changes: Partial<AppStatus> = {}): AppStatus {
  return {
    version: '0.1.0',
    receiver: { state: 'listening', url: 'http://127.0.0.1:4780', port: 4780 },
    publicBase: 'http://127.0.0.1:4780',
    tunnel: fakeTunnel(),
    secrets: { storage: 'keychain', mustChoose: false },
    stored: { deliveries: 2236, bytes: 42_991_616, unmatched: 3 },
    notices: [],
    ...changes,
  }
}
