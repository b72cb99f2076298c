import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/x-www-form-urlencoded']]

/** XML in base64, as a form carries it. */
const charged =
  'PD94bWwgdmVyc2lvbj0iMS4wIiBlbmNvZGluZz0iVVRGLTgiPz4KPG5vdGlmaWNhdGlvbj4KICA8a2luZD5zdWJzY3JpcHRpb25fY2hhcmdlZF9zdWNjZXNzZnVsbHk8L2tpbmQ%2BCiAgPHRpbWVzdGFtcCB0eXBlPSJkYXRldGltZSI%2BMjAyNi0xMS0wMlQwOToxNDoyN1o8L3RpbWVzdGFtcD4KICA8c3ViamVjdD4KICAgIDxzdWJzY3JpcHRpb24%2BCiAgICAgIDxpZD50aWRlLXByZW1pdW08L2lkPgogICAgICA8cHJpY2U%2BNDkuMDA8L3ByaWNlPgogICAgICA8c3RhdHVzPkFjdGl2ZTwvc3RhdHVzPgogICAgICA8dHJhbnNhY3Rpb25zIHR5cGU9ImFycmF5Ii8%2BCiAgICAgIDxhZGRfb25zIHR5cGU9ImFycmF5Ii8%2BCiAgICAgIDxkaXNjb3VudHMgdHlwZT0iYXJyYXkiLz4KICAgIDwvc3Vic2NyaXB0aW9uPgogIDwvc3ViamVjdD4KPC9ub3RpZmljYXRpb24%2BCg%3D%3D'

/** Braintree's webhooks. */
export const braintree: Connection = {
  id: 'braintree',
  name: 'Braintree',
  initials: 'Br',
  summary: 'Subscriptions, disputes and disbursements of a Braintree gateway.',
  docs: { url: 'https://developer.paypal.com/braintree/docs/guides/webhooks/parse', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against the package braintree in both directions, with the answer to its check of the URL.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'braintree',
      name: 'Braintree',
      summary: 'Braintree signs the field bt_payload with HMAC-SHA1 in the field bt_signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha1',
        key: 'sha1',
        credential: {
          at: [{ from: 'form', name: 'bt_signature' }],
          list: { separator: '&', pair: '|', field: { config: 'publicKey' } },
        },
        encodings: ['hex'],
        content: [{ part: 'form', name: 'bt_payload' }],
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Private Key',
        hint: 'The private key of the API key pair whose public key is given below.',
        alphabet: 'alphanumeric',
      },
    },
  ],
  config: [
    {
      name: 'publicKey',
      label: 'Public Key',
      hint: 'The public key of the same pair: Braintree signs with several, and it tells which one is yours.',
      required: true,
      generated: false,
    },
  ],
  eventTypes: [
    {
      id: 'notification',
      name: 'Any notification',
      description: 'Whatever Braintree tells; its kind stands in the XML.',
      sample: `bt_payload=${charged}`,
      headers,
    },
  ],
  eventTypeFrom: [],
  deliveryIdFrom: null,
  decode: [{ step: 'form' }],
  handshakes: [
    {
      id: 'challenge',
      label: "Braintree's check of the URL",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'GET' },
        { source: { from: 'query', name: 'bt_challenge' }, is: 'present' },
      ],
      reply: {
        status: 200,
        body: {
          kind: 'text',
          text: [
            { echo: { from: 'config', name: 'publicKey' } },
            '|',
            { hmac: 'sha1', encoding: 'hex', of: { from: 'query', name: 'bt_challenge' } },
          ],
        },
      },
    },
  ],
  guide: {
    title: 'In the Control Panel of Braintree',
    steps: [
      {
        method: 'signature',
        text: [
          'Copy the ',
          { term: 'Public Key' },
          ' and ',
          { term: 'Private Key' },
          ' of the API and paste them here',
        ],
      },
      { text: ['Create a webhook'] },
      { method: 'signature', text: ['Its destination URL: the Webhook Base URL'] },
      { method: 'apiKey', text: ['Its destination URL: the Webhook Full URL'] },
      { text: ['Tick the notifications this trigger needs, and save it'] },
    ],
  },
  delivery: {
    deadlineSeconds: 30,
    retries: 'Braintree tries every hour, for up to 24 hours; in the sandbox for 3.',
  },
  notes: [
    'The event is XML inside base64, which is not unpacked: it is shown as the field bt_payload, and has no event type here.',
    'Braintree carries no id, so the same notification sent anew is told only by its signature.',
  ],
}
