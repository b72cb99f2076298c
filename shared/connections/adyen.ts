import type { Connection } from '../contracts/connection'

const item = `"additionalData":{"hmacSignature":""},"amount":{"currency":"EUR","value":4900},"eventDate":"2026-11-02T09:14:02+01:00","merchantAccountCode":"LumenGoodsECOM","merchantReference":"20418","operations":["CANCEL","CAPTURE","REFUND"],"paymentMethod":"visa"`

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'Adyen HttpClient 1.0'],
]

/** Adyen's standard webhooks of payments. */
export const adyen: Connection = {
  id: 'adyen',
  name: 'Adyen',
  initials: 'Ad',
  summary: 'Payments, refunds and disputes of an Adyen merchant account.',
  docs: {
    url: 'https://docs.adyen.com/development-resources/webhooks/verify-hmac-signatures',
    readOn: '2026-11-25',
  },
  verified: { level: 'vendor-package', how: 'Against @adyen/api-library: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'adyen',
      name: 'Adyen',
      summary: 'Adyen signs some fields of each item with HMAC-SHA256, inside the item.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'hex',
        credential: { at: [{ from: 'body', path: 'additionalData.hmacSignature' }] },
        each: 'notificationItems.*.NotificationRequestItem',
        encodings: ['base64'],
        content: [
          { part: 'body-path', path: 'pspReference', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'originalReference', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'merchantAccountCode', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'merchantReference', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'amount.value', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'amount.currency', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'eventCode', missing: 'empty' },
          { part: 'literal', text: ':' },
          { part: 'body-path', path: 'success', missing: 'empty' },
        ],
        replay: 'none',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'HMAC Key',
        hint: 'Generate it in the settings of the webhook: hexadecimal digits.',
        alphabet: 'hex',
        length: { min: 64, max: 64 },
      },
    },
  ],
  eventTypes: [
    {
      id: 'AUTHORISATION',
      name: 'Payment authorised',
      description: 'The answer to a payment; success says whether it was granted.',
      sample: `{"live":"false","notificationItems":[{"NotificationRequestItem":{${item},"eventCode":"AUTHORISATION","pspReference":"NC6HT9CRT65ZGN82","reason":"033899:1111:03/2030","success":"true"}}]}`,
      headers,
    },
    {
      id: 'REFUND',
      name: 'Refunded',
      description: 'A payment was refunded.',
      sample: `{"live":"false","notificationItems":[{"NotificationRequestItem":{${item},"eventCode":"REFUND","originalReference":"NC6HT9CRT65ZGN82","pspReference":"ZXCV7HT9CRT65ZGN","success":"true"}}]}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'notificationItems.0.NotificationRequestItem.eventCode' }],
  deliveryIdFrom: null,
  reply: {
    accepted: { status: 200, headers: [['content-type', 'text/plain']], body: '[accepted]' },
  },
  handshakes: [],
  guide: {
    title: 'In Adyen',
    steps: [
      {
        text: [
          'Customer Area, ',
          { term: 'Developers' },
          ', ',
          { term: 'Webhooks' },
          ', ',
          { term: 'Create new webhook' },
        ],
      },
      { text: ['Add a ', { term: 'Standard webhook' }, '; ', { term: 'Method' }, ': JSON'] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [{ term: 'HMAC Key' }, ', ', { term: 'Generate' }, ': copy it, paste it here, then save the webhook'],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Only some fields of each item are signed: the others could be changed on the way.',
    'One delivery may carry several items; its event type is that of the first.',
  ],
}
