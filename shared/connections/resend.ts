import type { Connection } from '../contracts/connection'
import { svixRecipe } from './recipes/standard-webhooks'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Svix-Webhooks/1.62.0'],
]

const email = `"email_id":"56761188-7520-42d8-8898-ff6fc54ce618","message_id":"<56761188-7520-42d8-8898-ff6fc54ce618@mail.lumen-goods.example>","created_at":"2026-11-02T09:14:25.884Z","from":"Lumen Goods <orders@lumen-goods.example>","to":["ines@harbor-labs.example"],"subject":"Your order 1042"`

/** The webhooks of Resend, delivered through Svix. */
export const resend: Connection = {
  id: 'resend',
  name: 'Resend',
  initials: 'Re',
  summary: 'Emails sent, delivered, bounced and opened, and contacts, at Resend.',
  docs: { url: 'https://resend.com/docs/webhooks/verify-webhooks-requests', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against the package resend, which accepts what the app signs, and the package svix, which signs.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'resend',
      name: 'Resend',
      summary: 'Resend signs id, time and body with HMAC-SHA256 in svix-signature.',
      recipe: svixRecipe,
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'Shown on the page of the webhook. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'email.delivered',
      name: 'Email delivered',
      description: 'The server of the recipient took the email.',
      sample: `{"type":"email.delivered","created_at":"2026-11-02T09:14:27.119Z","data":{${email}}}`,
      headers,
    },
    {
      id: 'email.bounced',
      name: 'Email bounced',
      description: 'The server of the recipient refused the email for good.',
      sample: `{"type":"email.bounced","created_at":"2026-11-02T09:14:29.004Z","data":{${email},"bounce":{"message":"The mailbox does not exist.","subType":"General","type":"Permanent"}}}`,
      headers,
    },
    {
      id: 'email.sent',
      name: 'Email sent',
      description: 'Resend took the email and will try to deliver it.',
      sample: `{"type":"email.sent","created_at":"2026-11-02T09:14:25.990Z","data":{${email}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'header', name: 'svix-id' },
  handshakes: [],
  guide: {
    title: 'In Resend',
    steps: [
      { text: [{ term: 'Webhooks' }, ', ', { term: 'Add Webhook' }] },
      { method: 'signature', text: ['Its URL: the Webhook Base URL'] },
      { method: 'apiKey', text: ['Its URL: the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then add it'] },
      { method: 'signature', text: ['Copy the ', { term: 'Signing Secret' }, ' of the webhook and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [],
}
