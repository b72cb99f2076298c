import type { Connection } from '../contracts/connection'

const actor = `{"type":"application","id":"sentry","name":"Sentry"}`

const issue = `{"id":"1170820242","title":"TypeError: zone is undefined","culprit":"forecast(src/forecast.ts)","shortId":"TIDEWATCH-4K","status":"unresolved","substatus":"new","level":"error","platform":"javascript","project":{"id":"11276","name":"tidewatch","slug":"tidewatch","platform":"javascript"},"metadata":{"type":"TypeError","value":"zone is undefined"},"count":"1","userCount":1,"firstSeen":"2026-11-02T09:14:02.554000Z","lastSeen":"2026-11-02T09:14:02.554000Z"}`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['request-id', '8a5be2ef0f7c4c4e9f0e0b3d6a9d9d11'],
  ['sentry-hook-timestamp', '1762074842'],
]

/** Sentry's integration platform. */
export const sentry: Connection = {
  id: 'sentry',
  name: 'Sentry',
  initials: 'Se',
  summary: 'Issues, errors and alerts of a Sentry organization.',
  docs: {
    url: 'https://docs.sentry.io/organization/integrations/integration-platform/webhooks/',
    readOn: '2026-11-25',
  },
  verified: { level: 'documentation', how: "Sentry's documentation and the headers in its own tests." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'sentry',
      name: 'Sentry',
      summary: 'Sentry signs the body with HMAC-SHA256 in Sentry-Hook-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Sentry-Hook-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Client Secret',
        hint: 'Sentry issues it for the integration, under Credentials.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'issue.created',
      name: 'Issue created',
      description: 'An error was seen for the first time.',
      sample: `{"action":"created","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"issue":${issue}},"actor":${actor}}`,
      headers: [['sentry-hook-resource', 'issue'], ...shared],
    },
    {
      id: 'issue.resolved',
      name: 'Issue resolved',
      description: 'Somebody resolved an issue.',
      sample: `{"action":"resolved","installation":{"uuid":"a8e5d37a-696c-4c54-adb5-b3f28d64c7de"},"data":{"issue":${issue},"resolution_type":"resolved"},"actor":{"type":"user","id":4812,"name":"Mira Okafor"}}`,
      headers: [['sentry-hook-resource', 'issue'], ...shared],
    },
  ],
  eventTypeFrom: [
    { from: 'header', name: 'sentry-hook-resource' },
    { from: 'body', path: 'action' },
  ],
  deliveryIdFrom: { from: 'header', name: 'request-id' },
  handshakes: [],
  guide: {
    title: 'In Sentry',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'Developer Settings' },
          ', ',
          { term: 'Create New Integration' },
          ' ',
          { note: '(an internal one will do)' },
        ],
      },
      { method: 'signature', text: [{ term: 'Webhook URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Webhook URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Webhooks' }, ': tick the resources this trigger needs, then save'] },
      {
        method: 'signature',
        text: [{ term: 'Credentials' }, ': copy the ', { term: 'Client Secret' }, ' and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: 1, retries: null },
  notes: [
    'The time in Sentry-Hook-Timestamp is not signed, so it is not looked at.',
    'After a thousand late answers within a day Sentry stops sending.',
  ],
}
