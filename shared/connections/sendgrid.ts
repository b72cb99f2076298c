import type { Connection } from '../contracts/connection'

const start = `"email":"ines@lumen-goods.example","timestamp":1762074842,"smtp-id":"<14c5d75ce93.dfd.64b469@ismtpd-555>","category":["receipts"]`

const headers: [string, string][] = [['content-type', 'application/json; charset=utf-8']]

/** SendGrid's signed event webhook. */
export const sendgrid: Connection = {
  id: 'sendgrid',
  name: 'SendGrid',
  initials: 'SG',
  summary: 'What becomes of mail sent with SendGrid: delivered, opened, clicked, bounced.',
  docs: {
    url: 'https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features',
    readOn: '2026-11-25',
  },
  verified: { level: 'vendor-package', how: 'Against @sendgrid/eventwebhook: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'sendgrid',
      name: 'SendGrid',
      summary: 'SendGrid signs the time and the body with ECDSA in X-Twilio-Email-Event-Webhook-Signature.',
      recipe: {
        type: 'ecdsa',
        curve: 'P-256',
        algorithm: 'sha256',
        format: 'der',
        key: 'spki-base64',
        credential: { at: [{ from: 'header', name: 'X-Twilio-Email-Event-Webhook-Signature' }] },
        encodings: ['base64'],
        content: [{ part: 'header', name: 'X-Twilio-Email-Event-Webhook-Timestamp' }, { part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Verification Key',
        hint: 'The public key that SendGrid shows beside Signed Event Webhook, in one line.',
        isPublic: true,
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'delivered',
      name: 'Delivered',
      description: 'The mail was taken by the server of the recipient.',
      sample: `[{${start},"event":"delivered","sg_event_id":"ZGVsaXZlcmVkLTAtNDgxMjA3","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001","response":"250 OK"}]`,
      headers,
    },
    {
      id: 'bounce',
      name: 'Bounced',
      description: 'The mail was refused for good.',
      sample: `[{${start},"event":"bounce","sg_event_id":"Ym91bmNlLTAtNDgxMjA3MzM","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001","reason":"550 No such user","status":"5.1.1","type":"bounce"}]`,
      headers,
    },
    {
      id: 'click',
      name: 'Clicked',
      description: 'The recipient clicked a link in the mail.',
      sample: `[{${start},"event":"click","sg_event_id":"Y2xpY2stMC00ODEyMDczMw","sg_message_id":"14c5d75ce93.dfd.64b469.filter0001","useragent":"Mozilla/5.0","ip":"203.0.113.17","url":"https://lumen-goods.example/orders/20418"}]`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: '0.event' }],
  deliveryIdFrom: { from: 'body', path: '0.sg_event_id' },
  handshakes: [],
  guide: {
    title: 'In SendGrid',
    steps: [
      { text: [{ term: 'Settings' }, ', ', { term: 'Mail Settings' }, ', ', { term: 'Event Webhooks' }] },
      { method: 'signature', text: [{ term: 'Post URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Post URL' }, ': the Webhook Full URL'] },
      { text: ['Tick the actions this trigger needs'] },
      {
        method: 'signature',
        text: [
          'Switch on ',
          { term: 'Signed Event Webhook' },
          ', copy the ',
          { term: 'Verification Key' },
          ' and paste it here',
        ],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'One delivery carries a list of events; its event type is that of the first.',
    "The time is signed but, as in SendGrid's own package, not compared with the clock.",
  ],
}
