import type { Connection } from '../contracts/connection'

const detail = `{"actor_id":"8447388090494","assignee_id":"8447388090495","brand_id":"8447346621310","created_at":"2026-11-02T09:14:02Z","custom_status":"8447320465790","description":"The tide clock shows the wrong hour.","external_id":null,"form_id":"8646151517822","group_id":"8447320466430","id":"5158","is_public":true,"organization_id":"8447346622462","priority":"HIGH","requester_id":"8447388090494","status":"OPEN","subject":"Clock is an hour late","submitter_id":"8447388090494","tags":["clock"],"type":"QUESTION","updated_at":"2026-11-02T09:20:11Z","via":{"channel":"web_service"}}`

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'Zendesk Webhook'],
]

/** Zendesk's webhooks. */
export const zendesk: Connection = {
  id: 'zendesk',
  name: 'Zendesk',
  initials: 'Ze',
  summary: 'Tickets, users and articles of a Zendesk account.',
  docs: { url: 'https://developer.zendesk.com/documentation/webhooks/verifying/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Zendesk's documentation of the signature." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'zendesk',
      name: 'Zendesk',
      summary: 'Zendesk signs the time and the body with HMAC-SHA256 in X-Zendesk-Webhook-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Zendesk-Webhook-Signature' }] },
        encodings: ['base64'],
        content: [{ part: 'header', name: 'X-Zendesk-Webhook-Signature-Timestamp' }, { part: 'body' }],
        timestamp: {
          source: { from: 'header', name: 'x-zendesk-webhook-signature-timestamp' },
          unit: 'iso',
          toleranceSeconds: 300,
          direction: 'both',
        },
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing secret',
        hint: 'Zendesk issues it for each webhook; Reveal secret shows it.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'zen:event-type:ticket.created',
      name: 'Ticket created',
      description: 'A ticket was opened.',
      sample: `{"account_id":22129848,"detail":${detail},"event":{"meta":{"sequence":{"id":"01JBNV5QJ1GKH7KMX4Q3K8W1ZD","position":1,"total":1}}},"id":"cbe4028c-7239-495d-b020-f22348516046","subject":"zen:ticket:5158","time":"2026-11-02T09:14:02.817Z","type":"zen:event-type:ticket.created","zendesk_event_version":"2022-11-06"}`,
      headers,
    },
    {
      id: 'zen:event-type:ticket.status_changed',
      name: 'Ticket status changed',
      description: 'The status of a ticket changed.',
      sample: `{"account_id":22129848,"detail":${detail},"event":{"current":"OPEN","previous":"NEW"},"id":"4f1d2c3b-5a69-4788-97a6-b5c4d3e2f101","subject":"zen:ticket:5158","time":"2026-11-02T09:20:11.355Z","type":"zen:event-type:ticket.status_changed","zendesk_event_version":"2022-11-06"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: null,
  methods: ['POST', 'PUT', 'PATCH', 'GET', 'DELETE'],
  handshakes: [],
  guide: {
    title: 'In Zendesk',
    steps: [
      { text: ['Admin Center, ', { term: 'Apps and integrations' }, ', ', { term: 'Webhooks' }] },
      { text: [{ term: 'Create webhook' }, ': choose the Zendesk events this trigger needs'] },
      { method: 'signature', text: [{ term: 'Endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Request method' }, ': POST; ', { term: 'Request format' }, ': JSON'] },
      { method: 'signature', text: [{ term: 'Reveal secret' }, ', copy it and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'The test of a webhook that is not saved yet is signed with another secret than the webhook has later.',
    'A webhook of a trigger or an automation has whatever body was written there, so it has no event type.',
  ],
}
