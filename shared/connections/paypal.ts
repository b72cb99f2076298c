import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'PayPal/AUHD-1.0-1'],
  ['PAYPAL-TRANSMISSION-ID', '2b1f4a90-b7c3-11f0-9c3d-51d0e3fa8b46'],
  ['PAYPAL-TRANSMISSION-TIME', '2026-11-02T09:14:27Z'],
  ['PAYPAL-AUTH-ALGO', 'SHA256withRSA'],
  ['PAYPAL-CERT-URL', 'https://api.paypal.com/v1/notifications/certs/CERT-360caa42-fca2a594-7ab3f2d8'],
]

const amount = `"amount":{"currency_code":"EUR","value":"49.00"}`

/** The webhooks of a PayPal REST app. */
export const paypal: Connection = {
  id: 'paypal',
  name: 'PayPal',
  initials: 'PP',
  summary: 'Orders, payments, refunds and subscriptions of a PayPal app.',
  docs: { url: 'https://developer.paypal.com/api/rest/webhooks/rest/', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: "As PayPal's guide checks a message by itself, with the package crc-32 and a key of the test's own.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'paypal',
      name: 'PayPal',
      summary: 'PayPal signs id, time, webhook ID and checksum of the body with RSA and publishes the certificate.',
      recipe: {
        type: 'rsa',
        algorithm: 'sha256',
        key: {
          remote: 'certificate',
          url: { from: 'header', name: 'paypal-cert-url' },
          hosts: ['*.paypal.com', '*.sandbox.paypal.com'],
        },
        credential: { at: [{ from: 'header', name: 'PAYPAL-TRANSMISSION-SIG' }] },
        encodings: ['base64'],
        content: [
          { part: 'header', name: 'PAYPAL-TRANSMISSION-ID' },
          { part: 'literal', text: '|' },
          { part: 'header', name: 'PAYPAL-TRANSMISSION-TIME' },
          { part: 'literal', text: '|' },
          { part: 'config', name: 'webhookId' },
          { part: 'literal', text: '|' },
          { part: 'crc32' },
        ],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Certificate of PayPal',
        hint: 'Nothing to paste: the certificate is fetched from paypal.com once you allow it.',
        isPublic: true,
      },
    },
  ],
  config: [
    {
      name: 'webhookId',
      label: 'Webhook ID',
      hint: 'PayPal shows it beside the webhook once it is saved. It is signed but never sent.',
      required: true,
      generated: false,
    },
  ],
  eventTypes: [
    {
      id: 'PAYMENT.CAPTURE.COMPLETED',
      name: 'Payment captured',
      description: 'A payment was captured.',
      sample: `{"id":"WH-58D329510W468432D-8HN650336L201105X","create_time":"2026-11-02T09:14:25.119Z","resource_type":"capture","event_type":"PAYMENT.CAPTURE.COMPLETED","summary":"Payment completed for EUR 49.00","resource":{"id":"42311647XV020574X",${amount},"final_capture":true,"status":"COMPLETED","create_time":"2026-11-02T09:14:21Z","update_time":"2026-11-02T09:14:21Z"},"event_version":"1.0","resource_version":"2.0"}`,
      headers,
    },
    {
      id: 'PAYMENT.CAPTURE.REFUNDED',
      name: 'Payment refunded',
      description: 'A captured payment was refunded.',
      sample: `{"id":"WH-1GE84257G0350133W-6RW800890C634293G","create_time":"2026-11-02T10:03:15.120Z","resource_type":"refund","event_type":"PAYMENT.CAPTURE.REFUNDED","summary":"A EUR 49.00 capture payment was refunded","resource":{"id":"1Y107995YT783435V",${amount},"status":"COMPLETED","create_time":"2026-11-02T10:03:11Z"},"event_version":"1.0","resource_version":"2.0"}`,
      headers,
    },
    {
      id: 'CHECKOUT.ORDER.APPROVED',
      name: 'Order approved',
      description: 'A buyer approved an order.',
      sample: `{"id":"WH-COC11055RA711503B-4YM959094A144403T","create_time":"2026-11-02T09:12:02.554Z","resource_type":"checkout-order","event_type":"CHECKOUT.ORDER.APPROVED","summary":"An order has been approved by buyer","resource":{"id":"5O190127TN364715T","intent":"CAPTURE","status":"APPROVED","purchase_units":[{"reference_id":"default",${amount}}],"payer":{"email_address":"ines@lumen-goods.example","payer_id":"QYR5Z8XDVJNXQ"}},"event_version":"1.0","resource_version":"2.0"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event_type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [],
  guide: {
    title: 'In the Developer Dashboard of PayPal',
    steps: [
      { text: [{ term: 'Apps & Credentials' }, ', the app, ', { term: 'Webhooks' }, ', ', { term: 'Add Webhook' }] },
      { method: 'signature', text: [{ term: 'Webhook URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Webhook URL' }, ': the Webhook Full URL'] },
      { text: ['Tick the events this trigger needs, then ', { term: 'Save' }] },
      { method: 'signature', text: ['Copy the ', { term: 'Webhook ID' }, ' from the list and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: 'PayPal tries up to 25 times over three days until the answer is 2xx.' },
  notes: [
    'The certificate of PayPal has to be fetched before anything can be checked; that is off until you allow it.',
    'The checksum of the body is a CRC-32, which is short: it finds accidents, not a determined forger who knows a signed message.',
    'Asking PayPal to check a message, its other way, needs the credentials of the app and is not done here.',
  ],
}
