import { connectionSchema } from '@shared/contracts/connection'
import type { Connection } from '@shared/contracts/connection'
import type { Recipe } from '@shared/contracts/recipe'
import { triggerSchema } from '@shared/contracts/trigger'
import type { Trigger } from '@shared/contracts/trigger'
import { baseUrl } from '@shared/domain/urls'
import type { ReceiverTarget } from '../receiver'

export const apiKey = 'hwk_6mYx0cQW9bUu3vD1kZ7nR2sT5eA8fG4hJ_pLqXwVoNi'
export const standardSecret = `whsec_${Buffer.from('0123456789abcdef0123456789abcdef').toString('base64')}`

/** Where the sender believes to be posting to; Blink signs it. */
export const publicBase = 'https://hooks.example.test'

export const tokens = {
  apiKey: 'api_key_trigger_AAAAAA',
  blink: 'blink_trigger_AAAAAAAA',
  standard: 'standard_trigger_AAAAA',
} as const

export const blinkUrl = baseUrl(publicBase, tokens.blink)

const blink: Recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'utf8',
  credential: {
    at: [{ from: 'header', name: 'x-blink-signature' }],
    list: { separator: ';', pair: '=', field: 'sig1' },
  },
  encodings: ['hex', 'base64'],
  content: [
    { part: 'field', name: 'ts' },
    { part: 'literal', text: '.' },
    { part: 'url', form: 'base' },
    { part: 'literal', text: '.' },
    { part: 'body' },
  ],
  timestamp: { source: { from: 'field', name: 'ts' }, unit: 's', toleranceSeconds: 300, direction: 'both' },
  replay: 'signature',
}

const standard: Recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'whsec-base64',
  credential: {
    at: [{ from: 'header', name: 'webhook-signature' }],
    list: { separator: ' ', pair: ',', field: 'v1' },
  },
  encodings: ['base64'],
  content: [
    { part: 'header', name: 'webhook-id' },
    { part: 'literal', text: '.' },
    { part: 'header', name: 'webhook-timestamp' },
    { part: 'literal', text: '.' },
    { part: 'body' },
  ],
  timestamp: {
    source: { from: 'header', name: 'webhook-timestamp' },
    unit: 's',
    toleranceSeconds: 300,
    direction: 'both',
  },
  replay: 'delivery-id',
}

const secretOf = (format: 'hookwright' | 'whsec') => ({ format, vendorLabel: 'Secret', hint: 'The shared secret.' })

/** A connection of the tests' own, so that they do not change with a vendor's data. */
export const connection: Connection = connectionSchema.parse({
  id: 'test',
  name: 'Test',
  initials: 'TE',
  summary: 'A sender under test.',
  docs: null,
  defaultMethod: 'apiKey',
  presets: [
    { id: 'blink', name: 'Blink', summary: 'Blink', recipe: blink, secret: secretOf('hookwright') },
    { id: 'standard', name: 'Standard', summary: 'Standard Webhooks', recipe: standard, secret: secretOf('whsec') },
  ],
  eventTypes: [
    { id: 'order.created', name: 'Order created', description: 'An order.', sample: '{"order":1}', headers: [] },
  ],
  eventTypeFrom: [],
  deliveryIdFrom: { from: 'header', name: 'webhook-id' },
  handshakes: [],
  verified: { level: 'documentation', how: 'It is of our own.' },
  guide: { title: 'Set up', steps: [] },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [],
} satisfies Connection)

interface TargetOptions {
  token: string
  method: 'apiKey' | 'signature'
  preset: 'blink' | 'standard'
  secret: string
}

const createdAt = Date.UTC(2026, 10, 1)

/** A ready trigger with one key. */
export function createTarget({ token, method, preset, secret }: TargetOptions): ReceiverTarget {
  const format = secret.startsWith('whsec_') ? 'whsec' : 'hookwright'
  const key = {
    id: `key_${token}`,
    format,
    preview: { start: secret.slice(0, 4), end: secret.slice(-2), length: secret.length },
    createdAt,
    retiresAt: null,
  } as const
  const trigger: Trigger = triggerSchema.parse({
    id: `trg_${token}`,
    token,
    name: 'Webhook: test',
    connectionId: connection.id,
    eventType: null,
    authentication: { method, preset, headerName: 'X-API-Key' },
    keys: [key],
    state: 'ready',
    schema: null,
    schemaConfirmedAt: null,
    conditions: null,
    createdAt,
    updatedAt: createdAt,
  } satisfies Trigger)
  return {
    trigger,
    connection,
    listening: false,
    secrets: [{ id: key.id, format, secret, retiresAt: null }],
    publicUrls: [baseUrl(publicBase, token)],
  }
}

/** One trigger for each way to authenticate. */
export const createTargets = (): ReceiverTarget[] => [
  createTarget({ token: tokens.apiKey, method: 'apiKey', preset: 'blink', secret: apiKey }),
  createTarget({ token: tokens.blink, method: 'signature', preset: 'blink', secret: apiKey }),
  createTarget({ token: tokens.standard, method: 'signature', preset: 'standard', secret: standardSecret }),
]
