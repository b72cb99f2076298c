import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['accept', 'application/json'],
]

const envelopeStart = `{"eventType":"com.okta.event_hook","eventTypeVersion":"1.0","cloudEventsVersion":"0.1","source":"https://harbor-labs.okta.example/api/v1/eventHooks/who8tsqyrhCdmetzx135"`

const actor = `{"id":"00uttidj01jqL21aM1d6","type":"User","alternateId":"ines@lumen-goods.example","displayName":"Ines Duarte","detailEntry":null}`

const target = `[{"id":"00ub0oNGTSWTBKOLGLNR","type":"User","alternateId":"tomas@lumen-goods.example","displayName":"Tomas Reis","detailEntry":null}]`

/** The event hooks of an Okta org. */
export const okta: Connection = {
  id: 'okta',
  name: 'Okta',
  initials: 'Ok',
  summary: 'Users, groups, sign-ins and applications of an Okta org.',
  docs: { url: 'https://developer.okta.com/docs/concepts/event-hooks/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Okta's pages on event hooks and on how hooks are secured." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'okta',
      name: 'Okta',
      summary: 'Okta signs nothing: it sends the authentication secret itself in Authorization.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'Authorization' }] },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Authentication secret',
        hint: 'Give it to Okta as Authentication secret, with Authorization as the Authentication field.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'user.lifecycle.create',
      name: 'User created',
      description: 'A user was added to the org.',
      sample: `${envelopeStart},"eventId":"b5a188b9-5ece-4636-b041-482ffda96311","data":{"events":[{"uuid":"1c7a2b50-b6f7-11f1-9d3a-0d3c58a1a1b2","published":"2026-11-02T09:14:27.119Z","eventType":"user.lifecycle.create","version":"0","displayMessage":"Create Okta user","severity":"INFO","actor":${actor},"outcome":{"result":"SUCCESS","reason":null},"target":${target}}]},"eventTime":"2026-11-02T09:14:28.004Z","contentType":"application/json"}`,
      headers,
    },
    {
      id: 'user.session.start',
      name: 'User signed in',
      description: 'A user signed in to Okta.',
      sample: `${envelopeStart},"eventId":"0d2f9a61-62c7-4e3c-9a33-6c1d4df1f5c0","data":{"events":[{"uuid":"5a0e1f44-b6f8-11f1-9d3a-0d3c58a1a1b2","published":"2026-11-02T09:20:03.501Z","eventType":"user.session.start","version":"0","displayMessage":"User login to Okta","severity":"INFO","actor":${actor},"outcome":{"result":"SUCCESS","reason":null},"target":null}]},"eventTime":"2026-11-02T09:20:04.010Z","contentType":"application/json"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'data.events.0.eventType' }],
  deliveryIdFrom: { from: 'body', path: 'eventId' },
  reply: { accepted: { status: 204, headers: [], body: '' } },
  handshakes: [
    {
      id: 'verification',
      label: "Okta's verification request",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'GET' },
        { source: { from: 'header', name: 'x-okta-verification-challenge' }, is: 'present' },
      ],
      reply: {
        status: 200,
        body: {
          kind: 'json',
          fields: { verification: [{ echo: { from: 'header', name: 'x-okta-verification-challenge' } }] },
        },
      },
    },
  ],
  guide: {
    title: 'In the Okta Admin Console',
    steps: [
      { text: [{ term: 'Workflow' }, ', ', { term: 'Event Hooks' }, ', ', { term: 'Create Event Hook' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Authentication field' }, ': Authorization'] },
      { method: 'signature', text: [{ term: 'Authentication secret' }, ': the Webhook API Key'] },
      { text: [{ term: 'Subscribe to events' }, ': the ones this trigger needs'] },
      { text: ['Save, then ', { term: 'Verify' }, ' ', { note: '(Okta sends its challenge)' }] },
    ],
  },
  delivery: { deadlineSeconds: 3, retries: 'Okta sends once more after no answer in time or an error of the server.' },
  notes: [
    'One delivery may carry several events; its event type is that of the first.',
    'The secret proves who sent it but not that the body is unchanged.',
  ],
}
