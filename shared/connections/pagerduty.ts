import type { Connection } from '../contracts/connection'

const agent = `{"html_url":"https://harbor-labs.pagerduty.com/users/PLH1HKV","id":"PLH1HKV","self":"https://api.pagerduty.com/users/PLH1HKV","summary":"Mira Okafor","type":"user_reference"}`

const incident = `{"id":"PGR0VU2","type":"incident","self":"https://api.pagerduty.com/incidents/PGR0VU2","html_url":"https://harbor-labs.pagerduty.com/incidents/PGR0VU2","number":2,"incident_key":"d3640fbd41094207a1c11e58e46b1662","created_at":"2026-11-02T09:14:02Z","title":"Tide feed is silent","service":{"html_url":"https://harbor-labs.pagerduty.com/services/PF9KMXH","id":"PF9KMXH","self":"https://api.pagerduty.com/services/PF9KMXH","summary":"Tide feed","type":"service_reference"},"assignees":[${agent}],"priority":null,"urgency":"high","resolve_reason":null`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'PagerDuty-Webhook/V3.0'],
]

/** PagerDuty's generic webhooks, version 3. */
export const pagerduty: Connection = {
  id: 'pagerduty',
  name: 'PagerDuty',
  initials: 'PD',
  summary: 'Incidents of PagerDuty: triggered, acknowledged, resolved.',
  docs: { url: 'https://developer.pagerduty.com/docs/webhooks/webhook-signatures/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "PagerDuty's page on webhook signatures." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'pagerduty',
      name: 'PagerDuty',
      summary: 'PagerDuty signs the body with HMAC-SHA256 in X-PagerDuty-Signature, once per active secret.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'X-PagerDuty-Signature' }],
          list: { separator: ',', pair: '=', field: 'v1' },
        },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Secret',
        hint: 'PagerDuty shows it once, when the subscription is created.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'incident.triggered',
      name: 'Incident triggered',
      description: 'An incident was opened.',
      sample: `{"event":{"id":"01BZPS8HTPPPTF2OGLB2FGGXCV","event_type":"incident.triggered","resource_type":"incident","occurred_at":"2026-11-02T09:14:02.124Z","agent":${agent},"client":null,"data":${incident},"status":"triggered"}}}`,
      headers: shared,
    },
    {
      id: 'incident.resolved',
      name: 'Incident resolved',
      description: 'An incident was resolved.',
      sample: `{"event":{"id":"01BZPS8HTPPPTF2OGLB2FGGXCW","event_type":"incident.resolved","resource_type":"incident","occurred_at":"2026-11-02T09:41:10.902Z","agent":${agent},"client":null,"data":${incident},"status":"resolved"}}}`,
      headers: shared,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event.event_type' }],
  deliveryIdFrom: { from: 'body', path: 'event.id' },
  handshakes: [
    {
      id: 'ping',
      label: "PagerDuty's test event",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'event.event_type' }, is: 'equals', value: 'pagey.ping' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In PagerDuty',
    steps: [
      {
        text: [{ term: 'Integrations' }, ', ', { term: 'Generic Webhooks (v3)' }, ', ', { term: 'New Webhook' }],
      },
      { method: 'signature', text: [{ term: 'Webhook URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Webhook URL' }, ': the Webhook Full URL'] },
      { text: ['Choose the scope and the events this trigger needs, then ', { term: 'Add Webhook' }] },
      {
        method: 'signature',
        text: ['Copy the secret that is shown now and paste it here ', { note: '(it is shown once)' }],
      },
    ],
  },
  delivery: {
    deadlineSeconds: 5,
    retries: 'PagerDuty tries again for up to 48 hours after a timeout, 429 or 5xx; after another 4xx not at all.',
  },
  notes: ['While secrets are rotated there is a signature for each; one that matches is enough.'],
}
