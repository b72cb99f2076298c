import type { Connection } from '../contracts/connection'

const actor = `{"type":"user","display_name":"Mira Okafor","uuid":"{b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba}","nickname":"mira"}`

const repository = `{"type":"repository","full_name":"harbor-labs/tidewatch","name":"tidewatch","uuid":"{2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9}","is_private":true,"owner":{"type":"team","display_name":"Harbor Labs","uuid":"{72b2a2dc-6f4f-4423-9d34-24b5bd10634a}"}}`

const commit = `{"type":"commit","hash":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","message":"Convert station times\\n","date":"2026-11-02T09:13:58+00:00","author":{"type":"author","raw":"Mira Okafor <mira@harbor-labs.example>"}}`

const pullRequest = `{"type":"pullrequest","id":42,"title":"Convert station times with the zone of the station","description":"","state":"OPEN","author":${actor},"source":{"branch":{"name":"station-zone"},"commit":{"type":"commit","hash":"3f1c9a7be20d"}},"destination":{"branch":{"name":"main"},"commit":{"type":"commit","hash":"a90b4e6d17c3"}},"created_on":"2026-11-02T09:20:31+00:00","updated_on":"2026-11-02T09:20:31+00:00"}`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Bitbucket-Webhooks/2.0'],
  ['x-request-uuid', '8a5be2ef-0f7c-4c4e-9f0e-0b3d6a9d9d11'],
  ['x-hook-uuid', 'c8e1b6d2-3a5f-4f0b-9c77-51d0e3fa8b46'],
  ['x-attempt-number', '1'],
]

/** Bitbucket's webhooks of repositories. */
export const bitbucket: Connection = {
  id: 'bitbucket',
  name: 'Bitbucket',
  initials: 'Bb',
  summary: 'Pushes, pull requests and comments of a Bitbucket repository.',
  docs: { url: 'https://support.atlassian.com/bitbucket-cloud/docs/manage-webhooks/', readOn: null },
  verified: { level: 'documented-vector', how: "The example of a signature in Bitbucket's documentation." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'bitbucket',
      name: 'Bitbucket',
      summary: 'Bitbucket signs the body with HMAC-SHA256 in X-Hub-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Hub-Signature' }], prefix: 'sha256=' },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret',
        hint: 'Bitbucket calls this field "Secret". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'repo:push',
      name: 'Push',
      description: 'Commits, branches or tags were pushed.',
      sample: `{"push":{"changes":[{"old":{"type":"branch","name":"main"},"new":{"type":"branch","name":"main","target":${commit}},"created":false,"closed":false,"forced":false,"truncated":false,"commits":[${commit}]}]},"repository":${repository},"actor":${actor}}`,
      headers: [['x-event-key', 'repo:push'], ...shared],
    },
    {
      id: 'pullrequest:created',
      name: 'Pull request created',
      description: 'Somebody opened a pull request.',
      sample: `{"pullrequest":${pullRequest},"repository":${repository},"actor":${actor}}`,
      headers: [['x-event-key', 'pullrequest:created'], ...shared],
    },
  ],
  eventTypeFrom: [{ from: 'header', name: 'x-event-key' }],
  deliveryIdFrom: { from: 'header', name: 'x-request-uuid', or: ['x-request-id'] },
  handshakes: [
    {
      id: 'connection-test',
      label: "Bitbucket's connection test",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'header', name: 'x-event-key' }, is: 'equals', value: 'diagnostics:ping' },
      ],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Bitbucket',
    steps: [
      { text: [{ term: 'Repository settings' }, ', ', { term: 'Webhooks' }, ', ', { term: 'Add webhook' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Secret' }, ': the Webhook API Key'] },
      { text: [{ term: 'Triggers' }, ': tick the ones this trigger needs, then ', { term: 'Save' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['A webhook without a secret is not signed at all.', 'The test of Bitbucket Data Center is not signed.'],
}
