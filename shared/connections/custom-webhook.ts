import type { Connection } from '../contracts/connection'
import { standardWebhooksRecipe } from './recipes/standard-webhooks'

const event = `{
  "id": "evt_7Qm2LrXw9Kd4",
  "type": "alert.created",
  "occurred_at": "2026-11-02T09:14:27Z",
  "source": { "name": "edge-monitor", "region": "eu-west-1" },
  "alert": {
    "title": "Disk almost full",
    "severity": "high",
    "value": 93.5,
    "threshold": 90,
    "acknowledged": false,
    "assignee": null,
    "tags": ["storage", "production"],
    "link": "https://monitor.example.com/alerts/4182"
  },
  "hosts": [
    { "name": "web-01", "ip": "203.0.113.17" },
    { "name": "web-02", "ip": "203.0.113.18" }
  ]
}`

/** Any sender that can post to a URL: with an API key, or signed by one of the schemes below. */
export const customWebhook: Connection = {
  id: 'custom-webhook',
  name: 'Custom Webhook',
  initials: '{}',
  summary: 'Anything that can send an HTTP POST: your own service, a script, or a vendor that is not listed.',
  docs: null,
  verified: {
    level: 'other-package',
    how: 'Standard Webhooks against the package standardwebhooks in both directions; Blink is a scheme of our own.',
  },
  defaultMethod: 'apiKey',
  presets: [
    {
      id: 'blink',
      name: 'Blink',
      summary: 'The sender signs the time, the base URL and the body with HMAC-SHA256 and the API key.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'X-BLINK-SIGNATURE' }],
          list: { separator: ';', pair: '=', field: 'sig1' },
        },
        encodings: ['hex', 'base64'],
        content: [
          { part: 'field', name: 'ts' },
          { part: 'literal', text: '.' },
          { part: 'url', form: 'base' },
          { part: 'literal', text: '.' },
          { part: 'body' },
        ],
        timestamp: { source: { from: 'field', name: 'ts' }, unit: 's', toleranceSeconds: 300, direction: 'both' },
        replay: 'signature',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'API Key',
        hint: 'The sender never sends this key; it signs each request with it.',
      },
    },
    {
      id: 'standard-webhooks',
      name: 'Standard Webhooks',
      summary: 'The open scheme of standardwebhooks.com: id, time and body signed with HMAC-SHA256.',
      recipe: standardWebhooksRecipe,
      secret: {
        format: 'whsec',
        vendorLabel: 'Signing secret',
        hint: 'Give it to the sender whole, with whsec_ in front. It is never sent; it signs each request.',
        prefix: 'whsec_',
      },
    },
  ],
  eventTypes: [
    {
      id: 'event',
      name: 'Any event',
      description: 'Whatever is posted to the URL.',
      sample: event,
      headers: [['content-type', 'application/json']],
    },
  ],
  eventTypeFrom: [],
  deliveryIdFrom: { from: 'header', name: 'webhook-id' },
  handshakes: [],
  guide: {
    title: 'In the sender',
    steps: [
      { text: ['Set the method to ', { term: 'POST' }, ' and the content type to ', { term: 'application/json' }] },
      {
        method: 'apiKey',
        text: ['Use the ', { term: 'Webhook Full URL' }, ', which already carries the key ', { note: '(simplest)' }],
      },
      {
        method: 'apiKey',
        text: [
          'Or use the ',
          { term: 'Webhook Base URL' },
          ' and send the key in the header ',
          { term: 'X-API-Key' },
          ' ',
          { note: '(keeps it out of logs)' },
        ],
      },
      { method: 'signature', text: ['Use the ', { term: 'Webhook Base URL' }] },
      {
        method: 'signature',
        text: ['Sign each request with the key ', { note: '(the scheme chosen here says what is signed)' }],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [],
}
