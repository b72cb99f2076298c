import type { Connection } from '../contracts/connection'

const start = `"type":"notification_event","app_id":"a86dr8yl","delivery_status":"pending","delivery_attempts":1,"delivered_at":0,"first_sent_at":1762074842,"created_at":1762074841,"links":{},"self":null`

const contact = `{"type":"contact","id":"6329bd9ffe4e2e91dac76188","role":"user","email":"ines@lumen-goods.example","name":"Ines Duarte","created_at":1762074840,"updated_at":1762074841,"custom_attributes":{}}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'intercom-parrot-service-client/1.0'],
]

/** Intercom's webhooks of an app. */
export const intercom: Connection = {
  id: 'intercom',
  name: 'Intercom',
  initials: 'Ic',
  summary: 'Conversations, contacts and companies of an Intercom workspace.',
  docs: { url: 'https://developers.intercom.com/docs/references/webhooks/webhook-models', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: "Against x-hub-signature in both directions; Intercom's page on signed notifications.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'intercom',
      name: 'Intercom',
      summary: 'Intercom signs the body with HMAC-SHA1 in X-Hub-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha1',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Hub-Signature' }], prefix: 'sha1=' },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Client secret',
        hint: 'Intercom issues it for the app, under Basic information.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'conversation.user.created',
      name: 'Conversation started',
      description: 'A user or lead wrote first.',
      sample: `{${start},"id":"notif_ba609d7a-0c35-4d3f-9c1d-8a14fa3c3f4e","topic":"conversation.user.created","data":{"type":"notification_event_data","item":{"type":"conversation","id":"215469","created_at":1762074840,"updated_at":1762074841,"state":"open","source":{"type":"conversation","subject":"","body":"<p>Is the tide table ready?</p>","author":{"type":"user","id":"6329bd9ffe4e2e91dac76188","name":"Ines Duarte"}}}}}`,
      headers,
    },
    {
      id: 'contact.user.created',
      name: 'Contact created',
      description: 'A user was added.',
      sample: `{${start},"id":"notif_5f2c0a9e-7d41-4c83-9b06-18e3f0a72d54","topic":"contact.user.created","data":{"type":"notification_event_data","item":${contact}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'topic' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [
    {
      id: 'head',
      label: "Intercom's HEAD request",
      after: 'route',
      when: [{ source: { from: 'method' }, is: 'equals', value: 'HEAD' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
    {
      id: 'ping',
      label: "Intercom's ping",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'topic' }, is: 'equals', value: 'ping' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Intercom',
    steps: [
      {
        method: 'signature',
        text: [
          'Developer Hub, the app, ',
          { term: 'Basic information' },
          ': copy the ',
          { term: 'Client secret' },
          ' and paste it here',
        ],
      },
      {
        method: 'signature',
        text: [{ term: 'Webhooks' }, ', ', { term: 'Your request endpoint URL' }, ': the Webhook Base URL'],
      },
      {
        method: 'apiKey',
        text: [{ term: 'Webhooks' }, ', ', { term: 'Your request endpoint URL' }, ': the Webhook Full URL'],
      },
      { text: ['Choose the topics this trigger needs and save'] },
    ],
  },
  delivery: { deadlineSeconds: 5, retries: null },
  notes: ['X-Hub-Signature is SHA-1 here; other vendors send SHA-256 in the header of that name.'],
}
