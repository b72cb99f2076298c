import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['x-authorization-digest', 'HMACSHA256'],
]

const data = `"data":{"accountId":"c2e1a4f0-7b3d-4c5e-9f0e-0b3d6a9d9d11","userId":"5f8d2b6c-1a4e-4d0f-8c77-3e9a1b2c4d5e","envelopeId":"8a5be2ef-0f7c-4c4e-9f0e-3b6d1a7c5e20"`

/** The webhooks of DocuSign Connect. */
export const docusign: Connection = {
  id: 'docusign',
  name: 'DocuSign',
  initials: 'DS',
  summary: 'Envelopes of a DocuSign account and what their recipients do.',
  docs: { url: 'https://developers.docusign.com/platform/webhooks/connect/validate', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "DocuSign's page on validating an HMAC signature." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'docusign',
      name: 'DocuSign Connect',
      summary: 'DocuSign signs the body with HMAC-SHA256, once per key, in X-DocuSign-Signature-1 and so on.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'headers', start: 'X-DocuSign-Signature-' }] },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Connect key',
        hint: 'DocuSign shows it once, when the key is added. Any active key of the account will do.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'envelope-sent',
      name: 'Envelope sent',
      description: 'An envelope was sent to its recipients.',
      sample: `{"event":"envelope-sent","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/c2e1a4f0-7b3d-4c5e-9f0e-0b3d6a9d9d11/envelopes/8a5be2ef-0f7c-4c4e-9f0e-3b6d1a7c5e20","retryCount":0,"configurationId":10418598,"generatedDateTime":"2026-11-02T09:14:02.5540000Z",${data}}}`,
      headers,
    },
    {
      id: 'recipient-completed',
      name: 'Recipient completed',
      description: 'A recipient did what was asked of them.',
      sample: `{"event":"recipient-completed","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/c2e1a4f0-7b3d-4c5e-9f0e-0b3d6a9d9d11/envelopes/8a5be2ef-0f7c-4c4e-9f0e-3b6d1a7c5e20","retryCount":0,"configurationId":10418598,"generatedDateTime":"2026-11-02T09:20:11.0040000Z",${data},"recipientId":"1"}}`,
      headers,
    },
    {
      id: 'envelope-completed',
      name: 'Envelope completed',
      description: 'All recipients are done.',
      sample: `{"event":"envelope-completed","apiVersion":"v2.1","uri":"/restapi/v2.1/accounts/c2e1a4f0-7b3d-4c5e-9f0e-0b3d6a9d9d11/envelopes/8a5be2ef-0f7c-4c4e-9f0e-3b6d1a7c5e20","retryCount":0,"configurationId":10418598,"generatedDateTime":"2026-11-02T09:20:12.1170000Z",${data}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'In DocuSign',
    steps: [
      {
        method: 'signature',
        text: [{ term: 'Connect' }, ', ', { term: 'Connect Keys' }, ': add a secret key, copy it and paste it here'],
      },
      { text: [{ term: 'Connect' }, ', ', { term: 'Add configuration' }, ', ', { term: 'Custom' }] },
      { method: 'signature', text: [{ term: 'URL to Publish' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL to Publish' }, ': the Webhook Full URL'] },
      { text: ['Data format: JSON, each event in a message of its own ', { note: '(SIM)' }] },
      { method: 'signature', text: ['Tick ', { term: 'Include HMAC Signature' }] },
      { text: ['Tick the events this trigger needs, then save'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'A configuration that sends XML is verified too, but the event type is read from JSON only.',
    'DocuSign sends no id of the delivery, so the same event sent anew is told only by its signature.',
  ],
}
