import type { Connection } from '../contracts/connection'

const subscriptionOf = `"status":"enabled","version":"1","cost":0,"condition":{"broadcaster_user_id":"48120733"},"transport":{"method":"webhook","callback":"https://hooks.example.com/hooks/"},"created_at":"2026-11-01T10:11:12.634234626Z"`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['Twitch-Eventsub-Message-Id', 'befa7b53-d79d-478f-86b9-120f112b044e'],
  ['Twitch-Eventsub-Message-Retry', '0'],
  ['Twitch-Eventsub-Message-Type', 'notification'],
]

/** Twitch's EventSub over webhooks. */
export const twitch: Connection = {
  id: 'twitch',
  name: 'Twitch',
  initials: 'Tc',
  summary: 'Streams, follows and subscriptions of a Twitch channel.',
  docs: { url: 'https://dev.twitch.tv/docs/eventsub/handling-webhook-events/', readOn: null },
  verified: {
    level: 'other-package',
    how: "Against @twurple/eventsub-http: it accepts what the app signs; Twitch's page on handling webhook events.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'twitch',
      name: 'Twitch',
      summary: 'Twitch signs id, time and body with HMAC-SHA256 in Twitch-Eventsub-Message-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Twitch-Eventsub-Message-Signature' }], prefix: 'sha256=' },
        encodings: ['hex'],
        content: [
          { part: 'header', name: 'Twitch-Eventsub-Message-Id' },
          { part: 'header', name: 'Twitch-Eventsub-Message-Timestamp' },
          { part: 'body' },
        ],
        timestamp: {
          source: { from: 'header', name: 'twitch-eventsub-message-timestamp' },
          unit: 'iso',
          toleranceSeconds: 600,
          direction: 'both',
        },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'secret',
        hint: 'Give it to Twitch as transport.secret when the subscription is created.',
        length: { min: 10, max: 100 },
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'stream.online',
      name: 'Stream started',
      description: 'The broadcaster went live.',
      sample: `{"subscription":{"id":"f1c2a387-161a-49f9-a165-0f21d7a4e1c4","type":"stream.online",${subscriptionOf}},"event":{"id":"9001","broadcaster_user_id":"48120733","broadcaster_user_login":"mira","broadcaster_user_name":"Mira","type":"live","started_at":"2026-11-02T09:14:02Z"}}`,
      headers: [['Twitch-Eventsub-Subscription-Type', 'stream.online'], ...shared],
    },
    {
      id: 'stream.offline',
      name: 'Stream ended',
      description: 'The broadcaster went offline.',
      sample: `{"subscription":{"id":"f1c2a387-161a-49f9-a165-0f21d7a4e1c5","type":"stream.offline",${subscriptionOf}},"event":{"broadcaster_user_id":"48120733","broadcaster_user_login":"mira","broadcaster_user_name":"Mira"}}`,
      headers: [['Twitch-Eventsub-Subscription-Type', 'stream.offline'], ...shared],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'subscription.type' }],
  deliveryIdFrom: { from: 'header', name: 'twitch-eventsub-message-id' },
  handshakes: [
    {
      id: 'verification',
      label: "Twitch's callback verification",
      after: 'authenticate',
      when: [
        {
          source: { from: 'header', name: 'twitch-eventsub-message-type' },
          is: 'equals',
          value: 'webhook_callback_verification',
        },
      ],
      reply: { status: 200, body: { kind: 'text', text: [{ echo: { from: 'body', path: 'challenge' } }] } },
    },
    {
      id: 'revocation',
      label: "Twitch's notice that the subscription was revoked",
      after: 'authenticate',
      when: [{ source: { from: 'header', name: 'twitch-eventsub-message-type' }, is: 'equals', value: 'revocation' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'With the API of Twitch',
    steps: [
      { text: ['Twitch has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST helix/eventsub/subscriptions' }, ' with ', { term: 'transport.method' }, ': webhook'] },
      {
        method: 'signature',
        text: [{ term: 'transport.callback' }, ': the Webhook Base URL ', { note: '(port 443)' }],
      },
      { method: 'apiKey', text: ['Twitch always signs, so choose ', { term: 'Signature' }, ' here'] },
      { method: 'signature', text: [{ term: 'transport.secret' }, ': the Webhook API Key'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['A subscription whose deliveries fail too often is revoked by Twitch.'],
}
