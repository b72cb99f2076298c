import type { Connection } from '../contracts/connection'

const answer = `{"type":"text","text":"Porto","field":{"id":"DlXFaesGBpoF","type":"short_text","ref":"station"}}`

const response = `{"form_id":"lT4Z3j","token":"a3a12ec67a1365927098a606107fac15","submitted_at":"2026-11-02T09:14:02Z","landed_at":"2026-11-02T09:12:41Z","definition":{"id":"lT4Z3j","title":"Which station do you want?","fields":[{"id":"DlXFaesGBpoF","title":"Station","type":"short_text","ref":"station","properties":{}}]},"answers":[${answer}]}`

/** Typeform's webhooks. */
export const typeform: Connection = {
  id: 'typeform',
  name: 'Typeform',
  initials: 'Ty',
  summary: 'Responses to a form made with Typeform.',
  docs: { url: 'https://www.typeform.com/developers/webhooks/secure-your-webhooks/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Typeform's documentation of how its webhooks are secured." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'typeform',
      name: 'Typeform',
      summary: 'Typeform signs the body with HMAC-SHA256 in Typeform-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Typeform-Signature' }], prefix: 'sha256=' },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret',
        hint: 'Typeform calls this field "Secret". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'form_response',
      name: 'Form response',
      description: 'Somebody sent in the form.',
      sample: `{"event_id":"01JBNV5QJ1GKH7KMX4Q3K8W1ZD","event_type":"form_response","form_response":${response}}`,
      headers: [
        ['content-type', 'application/json'],
        ['user-agent', 'Typeform Webhooks'],
      ],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event_type' }],
  deliveryIdFrom: { from: 'body', path: 'event_id' },
  handshakes: [],
  guide: {
    title: 'In Typeform',
    steps: [
      { text: ['The form, ', { term: 'Connect' }, ', ', { term: 'Webhooks' }, ', ', { term: 'Add a webhook' }] },
      { method: 'signature', text: [{ term: 'Endpoint' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Edit' }, ', ', { term: 'Secret' }, ': the Webhook API Key'] },
      { text: ['Switch the webhook on'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['The body ends with a line feed, which is signed too.'],
}
