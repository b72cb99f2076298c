import type { Connection } from '../contracts/connection'

const user = `{"self":"https://harbor-labs.atlassian.net/rest/api/2/user?accountId=5b10a2844c20165700ede21g","accountId":"5b10a2844c20165700ede21g","displayName":"Mira Okafor","active":true,"timeZone":"Europe/Lisbon","accountType":"atlassian"}`

const issue = `{"id":"10418","self":"https://harbor-labs.atlassian.net/rest/api/2/issue/10418","key":"TIDE-418","fields":{"summary":"Forecast is an hour late after the clock change","description":null,"issuetype":{"id":"10004","name":"Bug","subtask":false},"project":{"id":"10002","key":"TIDE","name":"Tides"},"priority":{"id":"2","name":"High"},"status":{"id":"10000","name":"To Do"},"labels":["clock"],"created":"2026-11-02T09:14:02.554+0000","updated":"2026-11-02T09:14:02.554+0000"}}`

const shared: [string, string][] = [
  ['content-type', 'application/json; charset=UTF-8'],
  ['user-agent', 'Atlassian Webhook HTTP Client'],
  ['x-atlassian-webhook-identifier', '8a5be2ef-0f7c-4c4e-9f0e-0b3d6a9d9d11'],
  ['x-atlassian-webhook-flow', 'Primary'],
]

/** Jira's webhooks that an administrator sets up. */
export const jira: Connection = {
  id: 'jira',
  name: 'Jira',
  initials: 'Ji',
  summary: 'Issues, comments and sprints of a Jira Cloud site.',
  docs: { url: 'https://developer.atlassian.com/cloud/jira/platform/webhooks/', readOn: null },
  verified: { level: 'documented-vector', how: "The example of a signature in Jira's documentation." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'jira',
      name: 'Jira',
      summary: 'Jira signs the body with HMAC-SHA256 in X-Hub-Signature.',
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
        hint: 'Jira calls this field "Secret". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'jira:issue_created',
      name: 'Issue created',
      description: 'Somebody created an issue.',
      sample: `{"timestamp":1762074842917,"webhookEvent":"jira:issue_created","issue_event_type_name":"issue_created","user":${user},"issue":${issue}}`,
      headers: shared,
    },
    {
      id: 'jira:issue_updated',
      name: 'Issue updated',
      description: 'An issue changed; changelog says what.',
      sample: `{"timestamp":1762082441010,"webhookEvent":"jira:issue_updated","issue_event_type_name":"issue_generic","user":${user},"issue":${issue},"changelog":{"id":"20771","items":[{"field":"status","fieldtype":"jira","from":"10000","fromString":"To Do","to":"10001","toString":"In Progress"}]}}`,
      headers: shared,
    },
    {
      id: 'comment_created',
      name: 'Comment created',
      description: 'Somebody commented on an issue.',
      sample: `{"timestamp":1762077795120,"webhookEvent":"comment_created","comment":{"id":"30118","author":${user},"body":"Confirmed with two stations.","created":"2026-11-02T10:03:15.120+0000"},"issue":${issue}}`,
      headers: shared,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'webhookEvent' }],
  deliveryIdFrom: { from: 'header', name: 'x-atlassian-webhook-identifier' },
  handshakes: [],
  guide: {
    title: 'In Jira',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'System' },
          ', ',
          { term: 'WebHooks' },
          ', ',
          { term: 'Create a WebHook' },
        ],
      },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Secret' }, ': the Webhook API Key'] },
      { text: ['Tick the events this trigger needs, then ', { term: 'Create' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Webhooks that a Connect or OAuth app registers are not signed this way.',
    'A webhook without a secret is not signed at all.',
  ],
}
