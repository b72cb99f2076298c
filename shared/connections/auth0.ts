import type { Connection } from '../contracts/connection'

/** The log streams of an Auth0 tenant over a custom webhook. */
export const auth0: Connection = {
  id: 'auth0',
  name: 'Auth0',
  initials: 'A0',
  summary: 'Sign-ins, sign-ups and other log events of an Auth0 tenant.',
  docs: { url: 'https://auth0.com/docs/customize/log-streams/custom-log-streams', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Auth0's page on log streams over custom webhooks." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'auth0',
      name: 'Auth0',
      summary: 'Auth0 signs nothing: it sends the authorization token itself in Authorization.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'Authorization' }] },
        replay: 'none',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Authorization Token',
        hint: 'Give it to Auth0 as Authorization Token; it is sent as it stands.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'log',
      name: 'Log events',
      description: 'One or more log events; the field type of each says what happened.',
      sample: `{"log_id":"90020261102091427119000000000001223372068","data":{"date":"2026-11-02T09:14:27.119Z","type":"s","connection":"Username-Password-Authentication","connection_id":"con_8fKq2LmX7vRt0001","client_id":"aB3dE5fGhJ7kLmN9pQrStUvWxYz12345","client_name":"Tidewatch","ip":"203.0.113.24","user_agent":"Firefox 147.0.0 / Linux 0.0.0","user_id":"auth0|65f1c0a2d3e4b5a697887766","user_name":"ines@lumen-goods.example","strategy":"auth0","strategy_type":"database","log_id":"90020261102091427119000000000001223372068"}}`,
      headers: [['content-type', 'application/json']],
    },
  ],
  eventTypeFrom: [{ from: 'constant', text: 'log' }],
  deliveryIdFrom: null,
  decode: [{ step: 'lines' }],
  handshakes: [],
  guide: {
    title: 'In Auth0',
    steps: [
      { text: [{ term: 'Monitoring' }, ', ', { term: 'Streams' }, ', ', { term: 'Create Stream' }] },
      { text: [{ term: 'Custom Webhook' }] },
      { method: 'signature', text: [{ term: 'Payload URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Payload URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Authorization Token' }, ': the Webhook API Key'] },
      { text: [{ term: 'Content Type' }, ': application/json'] },
      { text: [{ term: 'Content Format' }, ': JSON Lines ', { note: '(the event is then the list of the lines)' }] },
      { text: [{ term: 'Filter by Event Category' }, ': the ones this trigger needs'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['The token proves who sent it but not that the body is unchanged.'],
}
