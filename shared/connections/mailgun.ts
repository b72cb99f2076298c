import type { Connection } from '../contracts/connection'

const signature = `{"token":"6a0d3b5f9c1e47288b60d2c7f41e9a35b8d0c6e2","timestamp":"1762074842","signature":""}`

const message = `"message":{"headers":{"to":"ines@lumen-goods.example","message-id":"20261102091402.1.AF1@mail.lumen-goods.example","from":"Lumen Goods <hello@lumen-goods.example>","subject":"Order 20418"},"attachments":[],"size":4182},"recipient":"ines@lumen-goods.example","recipient-domain":"lumen-goods.example","tags":["receipts"],"user-variables":{}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'mailgun/treq-22.2.0'],
]

/** Mailgun's webhooks for events of mail. */
export const mailgun: Connection = {
  id: 'mailgun',
  name: 'Mailgun',
  initials: 'Mg',
  summary: 'What becomes of mail sent with Mailgun: delivered, failed, opened, complained of.',
  docs: {
    url: 'https://documentation.mailgun.com/docs/mailgun/user-manual/webhooks/securing-webhooks',
    readOn: '2026-11-25',
  },
  verified: { level: 'documentation', how: "Mailgun's documentation of how its webhooks are secured." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'mailgun',
      name: 'Mailgun',
      summary: 'Mailgun signs a time and a token with HMAC-SHA256 inside the body.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [
            { from: 'body', path: 'signature.signature' },
            { from: 'body', path: 'signature.parent-signature' },
          ],
        },
        encodings: ['hex'],
        content: [
          { part: 'body-path', path: 'signature.timestamp' },
          { part: 'body-path', path: 'signature.token' },
        ],
        timestamp: {
          source: { from: 'body', path: 'signature.timestamp' },
          unit: 's',
          toleranceSeconds: 900,
          direction: 'both',
        },
        replay: { nonce: { from: 'body', path: 'signature.token' } },
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'HTTP webhook signing key',
        hint: 'Mailgun shows it under API security. It is not an API key.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'delivered',
      name: 'Delivered',
      description: 'The mail was taken by the server of the recipient.',
      sample: `{"signature":${signature},"event-data":{"id":"CPgfbmQMTCKtHW6uIWtuVe","timestamp":1762074842.654,"log-level":"info","event":"delivered","delivery-status":{"code":250,"message":"OK","attempt-no":1},${message}}}`,
      headers,
    },
    {
      id: 'failed',
      name: 'Failed',
      description: 'The mail could not be delivered; severity says whether it is tried again.',
      sample: `{"signature":${signature},"event-data":{"id":"G9Bn5sl1TC6nu79C8C0bwg","timestamp":1762074851.112,"log-level":"error","event":"failed","severity":"permanent","reason":"suppress-bounce","delivery-status":{"code":605,"message":"","attempt-no":1},${message}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event-data.event' }],
  deliveryIdFrom: { from: 'body', path: 'event-data.id' },
  handshakes: [],
  guide: {
    title: 'In Mailgun',
    steps: [
      { text: [{ term: 'Sending' }, ', ', { term: 'Webhooks' }, ', ', { term: 'Add webhook' }] },
      { text: [{ term: 'Event type' }, ': the one this trigger needs'] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: ['Copy the ', { term: 'HTTP webhook signing key' }, ' and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Events of a subaccount carry a second signature, under the key of the primary account; either is accepted.',
    'Only the time and the token are signed, not the event: whoever sees one delivery could send its signature with another body, so each token is accepted once.',
  ],
}
