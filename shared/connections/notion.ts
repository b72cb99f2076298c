import type { Connection } from '../contracts/connection'

const start = `"workspace_id":"13950b26-c203-4f3b-b97d-93ec06319565","workspace_name":"Harbor Labs","subscription_id":"29d75c0d-5546-4414-8459-7b7a92f1fc4b","integration_id":"0ef2e755-4912-8096-91c1-00376a88a5ca","authors":[{"id":"c7c11cca-1d73-471d-9b6e-bdef51470190","type":"person"}],"accessible_by":[],"attempt_number":1`

const parent = `{"id":"1a2e2f3b-5a69-4788-97a6-b5c4d3e2f101","type":"space"}`

const headers: [string, string][] = [['content-type', 'application/json']]

/** Notion's webhook subscriptions of an integration. */
export const notion: Connection = {
  id: 'notion',
  name: 'Notion',
  initials: 'No',
  summary: 'Pages, databases and comments that a Notion integration can see.',
  docs: { url: 'https://developers.notion.com/reference/webhooks', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @notionhq/client in both directions.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'notion',
      name: 'Notion',
      summary: 'Notion signs the body with HMAC-SHA256 in X-Notion-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Notion-Signature' }], prefix: 'sha256=' },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Verification token',
        hint: 'Notion sends it once, and the app keeps it. Show it here to paste it into Notion.',
        issuer: 'vendor-handshake',
        prefix: 'secret_',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'page.created',
      name: 'Page created',
      description: 'Somebody created a page.',
      sample: `{"id":"367cba44-b6f3-4c92-81e7-6a2e9659efd4","timestamp":"2026-11-02T09:14:02.445Z",${start},"type":"page.created","entity":{"id":"153104cd-477e-809d-8dc4-ff2d96ae3090","type":"page"},"data":{"parent":${parent}}}`,
      headers,
    },
    {
      id: 'page.content_updated',
      name: 'Page content updated',
      description: 'The content of a page changed.',
      sample: `{"id":"56c3e00c-4f0c-4566-9676-4b058a50a03d","timestamp":"2026-11-02T09:20:11.004Z",${start},"type":"page.content_updated","entity":{"id":"0ef104cd-477e-80e1-8571-cfd10e92339a","type":"page"},"data":{"parent":${parent},"updated_blocks":[{"id":"153104cd-477e-80ec-8a87-f4f0bf7b2a41","type":"block"}]}}`,
      headers,
    },
    {
      id: 'comment.created',
      name: 'Comment created',
      description: 'Somebody commented on a page.',
      sample: `{"id":"c6780f24-10b7-4f42-a6fd-230b6cf7ad69","timestamp":"2026-11-02T10:03:15.120Z",${start},"type":"comment.created","entity":{"id":"153104cd-477e-80ec-a87d-f7ff0236d35c","type":"comment"},"data":{"page_id":"0ef104cd-477e-80e1-8571-cfd10e92339a","parent":${parent}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [
    {
      id: 'verification-token',
      label: "Notion's verification token",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'body', path: 'verification_token' }, is: 'present' },
        { source: { from: 'header', name: 'x-notion-signature' }, is: 'absent' },
      ],
      capture: { from: 'body', path: 'verification_token' },
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Notion',
    steps: [
      { text: ['The integration, ', { term: 'Webhooks' }, ', ', { term: 'Create a subscription' }] },
      { method: 'signature', text: [{ term: 'Webhook URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Webhook URL' }, ': the Webhook Full URL'] },
      { text: ['Choose the events this trigger needs, then ', { term: 'Create subscription' }] },
      {
        method: 'signature',
        text: [
          'The token arrives here: show it, copy it, and paste it under ',
          { term: 'Verify' },
          ' ',
          { note: '(it is the secret from then on)' },
        ],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Events say what changed but not the content, which has to be fetched from Notion.',
    'The token is taken only while the trigger has none, is a draft, or listens.',
  ],
}
