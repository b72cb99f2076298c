import type { Connection } from '../contracts/connection'
import type { Recipe } from '../contracts/recipe'

const headers: [string, string][] = [['content-type', 'application/json']]

const signed = {
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
} satisfies Partial<Extract<Recipe, { type: 'hmac' }>>

/** Every sender that follows the specification Standard Webhooks. */
export const standardwebhooks: Connection = {
  id: 'standardwebhooks',
  name: 'Standard Webhooks',
  initials: 'SW',
  summary: 'Any sender that follows the open specification Standard Webhooks.',
  docs: {
    url: 'https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md',
    readOn: '2026-11-25',
  },
  verified: {
    level: 'vendor-package',
    how: 'v1 against the package standardwebhooks in both directions; v1a, which that package leaves out, by the specification.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'standardwebhooks',
      name: 'v1, shared secret',
      summary: 'The sender signs id, time and body with HMAC-SHA256 in webhook-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'whsec-base64',
        credential: {
          at: [{ from: 'header', name: 'webhook-signature' }],
          list: { separator: ' ', pair: ',', field: 'v1' },
        },
        ...signed,
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing secret',
        hint: 'The sender shows it with the endpoint. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
    {
      id: 'standardwebhooks-v1a',
      name: 'v1a, public key',
      summary: 'The sender signs id, time and body with Ed25519 in webhook-signature.',
      recipe: {
        type: 'ed25519',
        key: 'whpk-base64',
        credential: {
          at: [{ from: 'header', name: 'webhook-signature' }],
          list: { separator: ' ', pair: ',', field: 'v1a' },
        },
        ...signed,
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Public key',
        hint: 'The sender publishes it or shows it with the endpoint. Paste it whole, with whpk_ in front.',
        isPublic: true,
        prefix: 'whpk_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'contact.created',
      name: 'Contact created',
      description: 'An example; the names of the events are those of the sender.',
      sample:
        '{"type":"contact.created","timestamp":"2026-11-02T09:14:27.119Z","data":{"id":"con_8fKq2LmX7vRt","name":"Ines Duarte","email":"ines@lumen-goods.example"}}',
      headers,
    },
    {
      id: 'invoice.paid',
      name: 'Invoice paid',
      description: 'Another example of the same shape.',
      sample:
        '{"type":"invoice.paid","timestamp":"2026-11-02T09:20:03.501Z","data":{"id":"in_8fKq2LmX7vRt","amount":4900,"currency":"eur"}}',
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'header', name: 'webhook-id' },
  reply: { suspendsOn: [410] },
  handshakes: [],
  guide: {
    title: 'At the sender',
    steps: [
      { text: ['Add an endpoint on the webhooks page of the sender'] },
      { method: 'signature', text: ['Its URL: the Webhook Base URL'] },
      { method: 'apiKey', text: ['Its URL: the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then create the endpoint'] },
      { method: 'signature', text: ['Copy the signing secret, or the public key, and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Where the sender uses both kinds of signature, the one chosen here is checked and the other ignored.',
    'The event type is a convention that the specification recommends.',
  ],
}
