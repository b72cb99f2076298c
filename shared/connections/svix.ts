import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Svix-Webhooks/1.62.0'],
]

/** Every vendor that delivers through Svix. */
export const svix: Connection = {
  id: 'svix',
  name: 'Svix',
  initials: 'Sv',
  summary: 'Any vendor that delivers its webhooks through Svix, such as Clerk or Resend.',
  docs: { url: 'https://docs.svix.com/receiving/verifying-payloads/how-manual', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against the package svix in both directions, with both names of the headers.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'svix',
      name: 'Svix',
      summary: 'Svix signs id, time and body with HMAC-SHA256 in svix-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'whsec-base64',
        credential: {
          at: [
            { from: 'header', name: 'svix-signature' },
            { from: 'header', name: 'webhook-signature' },
          ],
          list: { separator: ' ', pair: ',', field: 'v1' },
        },
        encodings: ['base64'],
        content: [
          { part: 'header', name: 'svix-id', or: ['webhook-id'] },
          { part: 'literal', text: '.' },
          { part: 'header', name: 'svix-timestamp', or: ['webhook-timestamp'] },
          { part: 'literal', text: '.' },
          { part: 'body' },
        ],
        timestamp: {
          source: { from: 'header', name: 'svix-timestamp', or: ['webhook-timestamp'] },
          unit: 's',
          toleranceSeconds: 300,
          direction: 'both',
        },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'Shown on the page of the endpoint. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'user.created',
      name: 'User created',
      description: 'An example after the convention that most senders keep: a type and the data.',
      sample:
        '{"type":"user.created","timestamp":"2026-11-02T09:14:27.119Z","data":{"id":"user_2KWPBgLlAfxdpx2AI54pPJ85f4W","email":"ines@lumen-goods.example","name":"Ines Duarte"}}',
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
  deliveryIdFrom: { from: 'header', name: 'svix-id', or: ['webhook-id'] },
  handshakes: [],
  guide: {
    title: 'In the app portal',
    steps: [
      { text: [{ term: 'Endpoints' }, ', ', { term: 'Add Endpoint' }] },
      { method: 'signature', text: [{ term: 'Endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint URL' }, ': the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then create the endpoint'] },
      { method: 'signature', text: ['Show the ', { term: 'Signing Secret' }, ', copy it and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: 15, retries: null },
  notes: ['The event type is a convention of most senders, not of Svix.'],
}
