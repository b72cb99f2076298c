import type { Connection } from '../contracts/connection'

const meeting = `{"id":"92014471830","uuid":"4444AAAiAAAAAiAiAiiAii==","topic":"Tide stand-up","type":2,"host_id":"x1yCzABCDEfg23HiJKl4mN","start_time":"2026-11-02T09:00:00Z","timezone":"Europe/Lisbon","duration":30`

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'Zoom Marketplace/1.0a'],
]

/** Zoom's event subscriptions. */
export const zoom: Connection = {
  id: 'zoom',
  name: 'Zoom',
  initials: 'Zo',
  summary: 'Meetings, recordings and participants of a Zoom account.',
  docs: { url: 'https://developers.zoom.us/docs/api/webhooks/', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @zoom/rivet: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'zoom',
      name: 'Zoom',
      summary: 'Zoom signs the time and the body with HMAC-SHA256 in x-zm-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'x-zm-signature' }], prefix: 'v0=' },
        encodings: ['hex'],
        content: [
          { part: 'literal', text: 'v0:' },
          { part: 'header', name: 'x-zm-request-timestamp' },
          { part: 'literal', text: ':' },
          { part: 'body' },
        ],
        timestamp: {
          source: { from: 'header', name: 'x-zm-request-timestamp' },
          unit: 's',
          toleranceSeconds: 300,
          direction: 'both',
        },
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Secret Token',
        hint: 'Zoom issues it for the app, on the page of its event subscriptions.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'meeting.started',
      name: 'Meeting started',
      description: 'A meeting began.',
      sample: `{"event":"meeting.started","event_ts":1762074000123,"payload":{"account_id":"AAAAAABBBB","object":${meeting}}}}`,
      headers,
    },
    {
      id: 'meeting.ended',
      name: 'Meeting ended',
      description: 'A meeting ended.',
      sample: `{"event":"meeting.ended","event_ts":1762075800456,"payload":{"account_id":"AAAAAABBBB","object":${meeting},"end_time":"2026-11-02T09:30:00Z"}}}`,
      headers,
    },
    {
      id: 'meeting.participant_joined',
      name: 'Participant joined',
      description: 'Somebody joined a meeting.',
      sample: `{"event":"meeting.participant_joined","event_ts":1762074060789,"payload":{"account_id":"AAAAAABBBB","object":${meeting},"participant":{"user_id":"16778240","user_name":"Ines Duarte","id":"","participant_uuid":"55555AAAiAAAAAiAiAiiAii","join_time":"2026-11-02T09:01:00Z","email":"ines@lumen-goods.example"}}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event' }],
  deliveryIdFrom: null,
  handshakes: [
    {
      id: 'url-validation',
      label: "Zoom's endpoint.url_validation",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'event' }, is: 'equals', value: 'endpoint.url_validation' }],
      reply: {
        status: 200,
        body: {
          kind: 'json',
          fields: {
            plainToken: [{ echo: { from: 'body', path: 'payload.plainToken' } }],
            encryptedToken: [{ hmac: 'sha256', encoding: 'hex', of: { from: 'body', path: 'payload.plainToken' } }],
          },
        },
      },
    },
  ],
  guide: {
    title: 'In Zoom',
    steps: [
      { text: ['App Marketplace, the app, ', { term: 'Feature' }] },
      {
        method: 'signature',
        text: ['Copy the ', { term: 'Secret Token' }, ' and paste it here ', { note: '(do this first)' }],
      },
      { text: [{ term: 'Event Subscriptions' }, ', ', { term: 'Add New Event Subscription' }] },
      { method: 'signature', text: [{ term: 'Event notification endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Event notification endpoint URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Validate' }, ', then add the events this trigger needs and save'] },
    ],
  },
  delivery: { deadlineSeconds: 3, retries: null },
  notes: ['Zoom validates the URL again from time to time; the app answers that by itself.'],
}
