import type { Connection } from '../contracts/connection'

const transaction = `{"id":"txn_01hv8wptq8987qeep44cyrewp9","status":"completed","customer_id":"ctm_01hv6y1jedq4p1n0yqn5ba3ky4","address_id":"add_01hv8gq3318ktkfengj2r75gfx","business_id":null,"custom_data":null,"currency_code":"EUR","origin":"web","subscription_id":"sub_01hv8x29kz0t586xy6zn1a62ny","invoice_number":"312-10042","collection_mode":"automatic","created_at":"2026-11-02T09:13:58.145Z","updated_at":"2026-11-02T09:14:26.940Z","billed_at":"2026-11-02T09:14:22.104Z","items":[{"price_id":"pri_01gsz8x8sawmvhz1pv30nge1ke","quantity":1}],"details":{"totals":{"subtotal":"4098","tax":"802","discount":"0","total":"4900","grand_total":"4900","currency_code":"EUR"}},"payments":[]}`

const subscription = `{"id":"sub_01hv8x29kz0t586xy6zn1a62ny","status":"active","customer_id":"ctm_01hv6y1jedq4p1n0yqn5ba3ky4","address_id":"add_01hv8gq3318ktkfengj2r75gfx","business_id":null,"currency_code":"EUR","created_at":"2026-11-02T09:14:27.000Z","updated_at":"2026-11-02T09:14:27.000Z","started_at":"2026-11-02T09:14:22.104Z","first_billed_at":"2026-11-02T09:14:22.104Z","next_billed_at":"2026-12-02T09:14:22.104Z","paused_at":null,"canceled_at":null,"collection_mode":"automatic","billing_cycle":{"interval":"month","frequency":1},"scheduled_change":null,"items":[]}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Paddle'],
]

/** Paddle Billing's notifications. */
export const paddle: Connection = {
  id: 'paddle',
  name: 'Paddle',
  initials: 'Pa',
  summary: 'Transactions, subscriptions and customers of Paddle Billing.',
  docs: { url: 'https://developer.paddle.com/webhooks/signature-verification', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @paddle/paddle-node-sdk: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'paddle',
      name: 'Paddle',
      summary: 'Paddle signs the time and the body with HMAC-SHA256 in Paddle-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'Paddle-Signature' }],
          list: { separator: ';', pair: '=', field: 'h1' },
        },
        encodings: ['hex'],
        content: [{ part: 'field', name: 'ts' }, { part: 'literal', text: ':' }, { part: 'body' }],
        timestamp: { source: { from: 'field', name: 'ts' }, unit: 's', toleranceSeconds: 5, direction: 'both' },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Secret key',
        hint: 'Paddle issues it for each notification destination.',
        prefix: 'pdl_ntfset_',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'transaction.completed',
      name: 'Transaction completed',
      description: 'A payment went through and everything that belongs to it is done.',
      sample: `{"event_id":"evt_01hv8wq5kz7hn4m5jp1sxkq3rd","event_type":"transaction.completed","occurred_at":"2026-11-02T09:14:27.113Z","notification_id":"ntf_01hv8wq5n4t9s6b3c7d8e9f0g1","data":${transaction}}`,
      headers,
    },
    {
      id: 'subscription.created',
      name: 'Subscription created',
      description: 'A customer was subscribed.',
      sample: `{"event_id":"evt_01hv8x2acma2gz7he8kg2s0hna","event_type":"subscription.created","occurred_at":"2026-11-02T09:14:28.012Z","notification_id":"ntf_01hv8x2ae4t9s6b3c7d8e9f0g2","data":${subscription}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event_type' }],
  deliveryIdFrom: { from: 'body', path: 'notification_id' },
  handshakes: [],
  guide: {
    title: 'In Paddle',
    steps: [
      { text: [{ term: 'Developer tools' }, ', ', { term: 'Notifications' }, ', ', { term: 'New destination' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then ', { term: 'Save destination' }] },
      {
        method: 'signature',
        text: [{ term: 'Edit destination' }, ': copy the ', { term: 'Secret key' }, ' and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: 5, retries: null },
  notes: [
    "Like the package of Paddle, this allows a time difference of five seconds: keep this computer's clock right.",
  ],
}
