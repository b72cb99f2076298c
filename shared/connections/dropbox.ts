import type { Connection } from '../contracts/connection'

/** Dropbox's notifications of changed accounts. */
export const dropbox: Connection = {
  id: 'dropbox',
  name: 'Dropbox',
  initials: 'Db',
  summary: 'Which Dropbox accounts have changed files.',
  docs: { url: 'https://www.dropbox.com/developers/reference/webhooks', readOn: null },
  verified: { level: 'documentation', how: "Dropbox's reference of webhooks." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'dropbox',
      name: 'Dropbox',
      summary: 'Dropbox signs the body with HMAC-SHA256 in X-Dropbox-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Dropbox-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'App secret',
        hint: 'Dropbox issues it for the app, on its Settings page.',
        alphabet: 'alphanumeric',
      },
    },
  ],
  eventTypes: [
    {
      id: 'list_folder',
      name: 'Files changed',
      description: 'Files of these accounts changed; what changed has to be asked for.',
      sample:
        '{"list_folder":{"accounts":["dbid:AAH4f99T0taONIb-OurWxbNQ6ywGRopQngc","dbid:AAEaFhWsB2QxKbUwZ4nRq1Pz7XcD3vLtJ0o"]},"delta":{"users":[48120733,90417265]}}',
      headers: [
        ['content-type', 'application/json'],
        ['user-agent', 'DropboxWebhooks/1.0'],
      ],
    },
  ],
  eventTypeFrom: [{ from: 'key', except: ['delta'] }],
  deliveryIdFrom: null,
  handshakes: [
    {
      id: 'challenge',
      label: "Dropbox's challenge",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'GET' },
        { source: { from: 'query', name: 'challenge' }, is: 'present' },
      ],
      reply: { status: 200, body: { kind: 'text', text: [{ echo: { from: 'query', name: 'challenge' } }] } },
    },
  ],
  guide: {
    title: 'In Dropbox',
    steps: [
      { text: ['App Console, the app, ', { term: 'Settings' }] },
      { method: 'signature', text: ['Show the ', { term: 'App secret' }, ', copy it and paste it here'] },
      {
        method: 'signature',
        text: [
          { term: 'Webhooks' },
          ', ',
          { term: 'Webhook URIs' },
          ': add the Webhook Base URL ',
          { note: '(Dropbox checks it at once)' },
        ],
      },
      { method: 'apiKey', text: [{ term: 'Webhooks' }, ', ', { term: 'Webhook URIs' }, ': add the Webhook Full URL'] },
    ],
  },
  delivery: { deadlineSeconds: 10, retries: null },
  notes: ['A notification says whose files changed, not which: that has to be asked for with the API of Dropbox.'],
}
