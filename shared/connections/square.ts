import type { Connection } from '../contracts/connection'

const payment = `{"id":"KkAkhdMsgzn59SM8A89WgKwekxLZY","created_at":"2026-11-02T09:14:01.803Z","updated_at":"2026-11-02T09:14:02.055Z","amount_money":{"amount":4900,"currency":"EUR"},"total_money":{"amount":4900,"currency":"EUR"},"status":"COMPLETED","source_type":"CARD","location_id":"S8GWD5R9QB376","order_id":"03O3USaPaAaFnI6kkwB1JxGgBsUZY","receipt_number":"hYy9","version":5}`

const customer = `{"id":"A07YVR1AVZ1XS5DMMNMNJ3QV1M","created_at":"2026-11-02T08:20:11Z","updated_at":"2026-11-02T08:20:11Z","given_name":"Ines","family_name":"Duarte","email_address":"ines@lumen-goods.example","creation_source":"THIRD_PARTY","version":0}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['square-environment', 'Production'],
  ['square-initial-delivery-timestamp', '2026-11-02T09:14:02Z'],
]

/** Square's webhook subscriptions. */
export const square: Connection = {
  id: 'square',
  name: 'Square',
  initials: 'Sq',
  summary: 'Payments, orders, customers and refunds of a Square account.',
  docs: { url: 'https://developer.squareup.com/docs/webhooks/step3validate', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against the package square: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'square',
      name: 'Square',
      summary: 'Square signs the URL and the body with HMAC-SHA256 in x-square-hmacsha256-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'x-square-hmacsha256-signature' }] },
        encodings: ['base64'],
        content: [{ part: 'url', form: 'full' }, { part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signature key',
        hint: 'Square issues it for each subscription. It is not the access token.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'payment.updated',
      name: 'Payment updated',
      description: 'A payment changed, most often because it was completed.',
      sample: `{"merchant_id":"6SSW7HV8K2ST5","type":"payment.updated","event_id":"6a8f5f28-54a1-4eb0-a98a-3111513fd4fc","created_at":"2026-11-02T09:14:02.173Z","data":{"type":"payment","id":"KkAkhdMsgzn59SM8A89WgKwekxLZY","object":{"payment":${payment}}}}`,
      headers,
    },
    {
      id: 'customer.created',
      name: 'Customer created',
      description: 'A customer was added.',
      sample: `{"merchant_id":"6SSW7HV8K2ST5","type":"customer.created","event_id":"3e1c2a0d-77b1-4b62-9f5c-0a4d6f8e21b7","created_at":"2026-11-02T08:20:12.001Z","data":{"type":"customer","id":"A07YVR1AVZ1XS5DMMNMNJ3QV1M","object":{"customer":${customer}}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'event_id' },
  handshakes: [],
  guide: {
    title: 'In Square',
    steps: [
      { text: ['Developer Console, the application, ', { term: 'Webhooks' }, ', ', { term: 'Subscriptions' }] },
      { text: [{ term: 'Add subscription' }, ' and give it a ', { term: 'Webhook name' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL, character for character'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then ', { term: 'Save' }] },
      {
        method: 'signature',
        text: [{ term: 'Endpoint Details' }, ': show the ', { term: 'Signature Key' }, ', copy it and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: 10, retries: null },
  notes: ['The URL is signed: a slash at its end that is not in the other one breaks every signature.'],
}
