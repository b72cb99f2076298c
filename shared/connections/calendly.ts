import type { Connection } from '../contracts/connection'

const invitee = `"payload":{"uri":"https://api.calendly.com/scheduled_events/7ad6a8e1/invitees/21cb2e5c","email":"ines@lumen-goods.example","name":"Ines Duarte","status":"active","timezone":"Europe/Lisbon","event":"https://api.calendly.com/scheduled_events/7ad6a8e1","questions_and_answers":[],"tracking":{"utm_campaign":null,"utm_source":null},"rescheduled":false,"created_at":"2026-11-02T09:14:02.554000Z","updated_at":"2026-11-02T09:14:02.554000Z","cancel_url":"https://calendly.com/cancellations/21cb2e5c","reschedule_url":"https://calendly.com/reschedulings/21cb2e5c"`

const headers: [string, string][] = [['content-type', 'application/json']]

/** Calendly's webhook subscriptions. */
export const calendly: Connection = {
  id: 'calendly',
  name: 'Calendly',
  initials: 'Ca',
  summary: 'Meetings that are booked and cancelled with Calendly.',
  docs: {
    url: 'https://developer.calendly.com/api-docs/overview/webhooks/webhook-signatures.md',
    readOn: null,
  },
  verified: {
    level: 'other-package',
    how: 'Against the package stripe in both directions, whose scheme it is under another name of the header.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'calendly',
      name: 'Calendly',
      summary: 'Calendly signs the time and the body with HMAC-SHA256 in Calendly-Webhook-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'Calendly-Webhook-Signature' }],
          list: { separator: ',', pair: '=', field: 'v1' },
        },
        encodings: ['hex'],
        content: [{ part: 'field', name: 't' }, { part: 'literal', text: '.' }, { part: 'body' }],
        timestamp: { source: { from: 'field', name: 't' }, unit: 's', toleranceSeconds: 180, direction: 'both' },
        replay: 'signature',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'signing_key',
        hint: 'Give it to Calendly as signing_key when the subscription is created.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'invitee.created',
      name: 'Meeting booked',
      description: 'Somebody booked a meeting.',
      sample: `{"created_at":"2026-11-02T09:14:03.000000Z","created_by":"https://api.calendly.com/users/AAAAAAAAAAAAAAAA","event":"invitee.created",${invitee}}}`,
      headers,
    },
    {
      id: 'invitee.canceled',
      name: 'Meeting cancelled',
      description: 'A meeting was cancelled by either side.',
      sample: `{"created_at":"2026-11-02T11:20:41.000000Z","created_by":"https://api.calendly.com/users/AAAAAAAAAAAAAAAA","event":"invitee.canceled",${invitee},"cancellation":{"canceled_by":"Ines Duarte","reason":"Another day","canceler_type":"invitee"}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'With the API of Calendly',
    steps: [
      { text: ['Calendly has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST /webhook_subscriptions' }, ' with the ', { term: 'events' }, ' this trigger needs'] },
      { method: 'signature', text: [{ term: 'url' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'url' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'signing_key' }, ': the Webhook API Key'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['For an OAuth app Calendly issues the key itself.'],
}
