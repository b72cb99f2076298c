import type { Connection } from '../contracts/connection'
import { standardWebhooksRecipe } from './recipes/standard-webhooks'

const user = `{"id":48120733,"name":"Mira Okafor","username":"mira","avatar_url":null,"email":"[REDACTED]"}`

const project = `{"id":612408117,"name":"tidewatch","description":"Tide forecasts as a service","web_url":"https://gitlab.com/harbor-labs/tidewatch","namespace":"harbor-labs","visibility_level":0,"path_with_namespace":"harbor-labs/tidewatch","default_branch":"main"}`

const commit = `{"id":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","message":"Convert station times\\n","title":"Convert station times","timestamp":"2026-11-02T09:13:58+00:00","url":"https://gitlab.com/harbor-labs/tidewatch/-/commit/b7d20c58e93f4a1670cd85be214f96a3078e5d12","author":{"name":"Mira Okafor","email":"mira@harbor-labs.example"},"added":["src/zone.ts"],"modified":["README.md"],"removed":[]}`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'GitLab/18.5.0'],
  ['idempotency-key', 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f'],
  ['webhook-id', 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f'],
  ['x-gitlab-instance', 'https://gitlab.com'],
  ['x-gitlab-event-uuid', '13792a34-cac6-4fda-95a8-c58e00a3954e'],
]

/** GitLab's webhooks of projects and groups. */
export const gitlab: Connection = {
  id: 'gitlab',
  name: 'GitLab',
  initials: 'GL',
  summary: 'Pushes, merge requests, issues and pipelines of a GitLab project or group.',
  docs: { url: 'https://docs.gitlab.com/user/project/integrations/webhooks/', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: 'The signing token against the package standardwebhooks, whose scheme it is; the secret token by the documentation.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'gitlab-token',
      name: 'GitLab secret token',
      summary: 'GitLab sends the secret itself in X-Gitlab-Token.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'X-Gitlab-Token' }] },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret token',
        hint: 'GitLab calls this field "Secret token" and sends it with each delivery.',
      },
    },
    {
      id: 'gitlab-signing',
      name: 'GitLab signing token',
      summary: 'GitLab signs id, time and body with HMAC-SHA256 in webhook-signature.',
      recipe: standardWebhooksRecipe,
      secret: {
        format: 'whsec',
        vendorLabel: 'Signing token',
        hint: 'GitLab calls this field "Signing token". It is never sent; it signs each delivery.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'push',
      name: 'Push',
      description: 'Commits were pushed to a branch.',
      sample: `{"object_kind":"push","event_name":"push","before":"a90b4e6d17c3f2588e41d06b7795c3ae20f4d813","after":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","ref":"refs/heads/main","checkout_sha":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","user_id":48120733,"user_name":"Mira Okafor","user_username":"mira","project_id":612408117,"project":${project},"commits":[${commit}],"total_commits_count":1}`,
      headers: [['x-gitlab-event', 'Push Hook'], ...shared],
    },
    {
      id: 'merge_request',
      name: 'Merge request',
      description: 'A merge request was opened, changed, merged or closed; action says which.',
      sample: `{"object_kind":"merge_request","event_type":"merge_request","user":${user},"project":${project},"object_attributes":{"id":99,"iid":42,"title":"Convert station times","state":"opened","action":"open","source_branch":"station-zone","target_branch":"main","merge_status":"unchecked","draft":false,"url":"https://gitlab.com/harbor-labs/tidewatch/-/merge_requests/42","created_at":"2026-11-02T09:20:31Z","updated_at":"2026-11-02T09:20:31Z"},"labels":[],"changes":{}}`,
      headers: [['x-gitlab-event', 'Merge Request Hook'], ...shared],
    },
    {
      id: 'issue',
      name: 'Issue',
      description: 'An issue was opened, changed or closed; action says which.',
      sample: `{"object_kind":"issue","event_type":"issue","user":${user},"project":${project},"object_attributes":{"id":301,"iid":18,"title":"Forecast is an hour late","state":"opened","action":"open","confidential":false,"url":"https://gitlab.com/harbor-labs/tidewatch/-/issues/18","created_at":"2026-11-02T09:14:02Z","updated_at":"2026-11-02T09:14:02Z"},"labels":[],"changes":{}}`,
      headers: [['x-gitlab-event', 'Issue Hook'], ...shared],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'object_kind' }],
  deliveryIdFrom: { from: 'header', name: 'webhook-id', or: ['idempotency-key'] },
  handshakes: [],
  guide: {
    title: 'In GitLab',
    steps: [
      { text: ['Project ', { term: 'Settings' }, ', ', { term: 'Webhooks' }, ', ', { term: 'Add new webhook' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [
          { term: 'Secret token' },
          ' or ',
          { term: 'Signing token' },
          ': the Webhook API Key ',
          { note: '(the field of the scheme chosen here)' },
        ],
      },
      { text: [{ term: 'Trigger' }, ': tick the events this trigger needs, then ', { term: 'Add webhook' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['The secret token proves who sent it but not that the body is unchanged; the signing token does both.'],
}
