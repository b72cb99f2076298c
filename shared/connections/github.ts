import type { Connection } from '../contracts/connection'

const sender = `{"login":"mira-okafor","id":48120733,"node_id":"MDQ6VXNlcjQ4MTIwNzMz","avatar_url":"https://avatars.githubusercontent.com/u/48120733?v=4","url":"https://api.github.com/users/mira-okafor","html_url":"https://github.com/mira-okafor","type":"User","site_admin":false}`

const owner = `{"login":"harbor-labs","id":90417265,"node_id":"MDEyOk9yZ2FuaXphdGlvbjkwNDE3MjY1","avatar_url":"https://avatars.githubusercontent.com/u/90417265?v=4","url":"https://api.github.com/users/harbor-labs","html_url":"https://github.com/harbor-labs","type":"Organization","site_admin":false}`

const repository = `{"id":612408117,"node_id":"R_kgDOJIC-dQ","name":"tidewatch","full_name":"harbor-labs/tidewatch","private":false,"owner":${owner},"html_url":"https://github.com/harbor-labs/tidewatch","description":"Tide forecasts as a service","fork":false,"url":"https://api.github.com/repos/harbor-labs/tidewatch","created_at":"2023-03-10T21:04:11Z","updated_at":"2026-10-28T06:31:50Z","pushed_at":"2026-11-02T08:57:03Z","homepage":null,"size":4182,"stargazers_count":319,"watchers_count":319,"language":"TypeScript","forks_count":27,"archived":false,"disabled":false,"open_issues_count":14,"license":null,"topics":[],"visibility":"public","default_branch":"main"}`

const label = `{"id":5238840122,"node_id":"LA_kwDOJIC-dc8AAAABOEIvOg","url":"https://api.github.com/repos/harbor-labs/tidewatch/labels/bug","name":"bug","color":"d73a4a","default":true,"description":"Something does not work"}`

const issueStart = `"url":"https://api.github.com/repos/harbor-labs/tidewatch/issues/418","html_url":"https://github.com/harbor-labs/tidewatch/issues/418","id":2489135567,"node_id":"I_kwDOJIC-dc6UXU8P","number":418,"title":"Forecast is an hour late after the clock change","user":${sender},"labels":[${label}],"locked":false,"assignee":null,"assignees":[],"milestone":null,"author_association":"MEMBER","active_lock_reason":null,"body":"Since Sunday every high tide is shown 60 minutes late.\\n\\nSeen with stations in Europe only."`

const openIssue = `{${issueStart},"state":"open","comments":0,"created_at":"2026-11-02T09:12:40Z","updated_at":"2026-11-02T09:12:40Z","closed_at":null}`

const closedIssue = `{${issueStart},"state":"closed","comments":2,"created_at":"2026-11-02T09:12:40Z","updated_at":"2026-11-03T15:48:09Z","closed_at":"2026-11-03T15:48:09Z"}`

const pullRequestStart = `"url":"https://api.github.com/repos/harbor-labs/tidewatch/pulls/421","id":1940275518,"node_id":"PR_kwDOJIC-dc5zpo8-","html_url":"https://github.com/harbor-labs/tidewatch/pull/421","number":421,"locked":false,"title":"Convert station times with the zone of the station","user":${sender},"body":null,"assignee":null,"assignees":[],"requested_reviewers":[],"labels":[],"milestone":null,"draft":false,"head":{"label":"harbor-labs:station-zone","ref":"station-zone","sha":"3f1c9a7be20d45c8816f0e94a3d7b25c61e8f094","user":${owner},"repo":${repository}},"base":{"label":"harbor-labs:main","ref":"main","sha":"a90b4e6d17c3f2588e41d06b7795c3ae20f4d813","user":${owner},"repo":${repository}},"author_association":"MEMBER","comments":0,"review_comments":0,"commits":2,"additions":48,"deletions":19,"changed_files":4`

const openPullRequest = `{${pullRequestStart},"state":"open","created_at":"2026-11-03T10:20:31Z","updated_at":"2026-11-03T10:20:31Z","closed_at":null,"merged_at":null,"merge_commit_sha":null,"merged":false,"merged_by":null}`

const mergedPullRequest = `{${pullRequestStart},"state":"closed","created_at":"2026-11-03T10:20:31Z","updated_at":"2026-11-03T15:47:58Z","closed_at":"2026-11-03T15:47:58Z","merged_at":"2026-11-03T15:47:58Z","merge_commit_sha":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","merged":true,"merged_by":${sender}}`

const author = `{"name":"Mira Okafor","email":"mira@harbor-labs.example","username":"mira-okafor"}`

const commit = `{"id":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","tree_id":"58c1e0a4d9b73f26e8150cfa96d4072b3e8f16a9","distinct":true,"message":"Convert station times with the zone of the station","timestamp":"2026-11-03T16:47:58+01:00","url":"https://github.com/harbor-labs/tidewatch/commit/b7d20c58e93f4a1670cd85be214f96a3078e5d12","author":${author},"committer":${author},"added":["src/zone.ts"],"removed":[],"modified":["src/forecast.ts","README.md"]}`

const release = `{"url":"https://api.github.com/repos/harbor-labs/tidewatch/releases/182640937","html_url":"https://github.com/harbor-labs/tidewatch/releases/tag/v2.4.0","id":182640937,"node_id":"RE_kwDOJIC-dc4K4uEp","tag_name":"v2.4.0","target_commitish":"main","name":"2.4.0","draft":false,"author":${sender},"prerelease":false,"created_at":"2026-11-03T16:02:11Z","published_at":"2026-11-03T16:05:44Z","assets":[],"body":"Stations now keep their own time zone."}`

const workflowRun = `{"id":11620384752,"name":"Checks","node_id":"WFR_kwLOJIC-dc8AAAACtKDnMA","head_branch":"main","head_sha":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","run_number":905,"event":"push","status":"completed","conclusion":"failure","workflow_id":52713908,"url":"https://api.github.com/repos/harbor-labs/tidewatch/actions/runs/11620384752","html_url":"https://github.com/harbor-labs/tidewatch/actions/runs/11620384752","pull_requests":[],"created_at":"2026-11-03T15:48:02Z","updated_at":"2026-11-03T15:52:37Z","run_attempt":1,"run_started_at":"2026-11-03T15:48:02Z"}`

const workflow = `{"id":52713908,"node_id":"W_kwDOJIC-dc4DJFm0","name":"Checks","path":".github/workflows/checks.yml","state":"active","created_at":"2023-03-11T08:00:12.000Z","updated_at":"2026-01-19T13:27:55.000Z","url":"https://api.github.com/repos/harbor-labs/tidewatch/actions/workflows/52713908"}`

const comment = `{"url":"https://api.github.com/repos/harbor-labs/tidewatch/issues/comments/2452018833","html_url":"https://github.com/harbor-labs/tidewatch/issues/418#issuecomment-2452018833","id":2452018833,"node_id":"IC_kwDOJIC-dc6SJtaR","user":${sender},"created_at":"2026-11-02T10:03:15Z","updated_at":"2026-11-02T10:03:15Z","author_association":"MEMBER","body":"Confirmed with two stations. The zone of the server is used."}`

const hook = `{"type":"Repository","id":512882210,"name":"web","active":true,"events":["issues"],"config":{"content_type":"json","url":"https://hooks.example.com/hooks/","insecure_ssl":"0"},"updated_at":"2026-11-02T09:01:19Z","created_at":"2026-11-02T09:01:19Z","url":"https://api.github.com/repos/harbor-labs/tidewatch/hooks/512882210","last_response":{"code":null,"status":"unused","message":null}}`

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'GitHub-Hookshot/7c1d0e4'],
  ['x-github-delivery', '0b6f52c0-98d4-11f1-8f3a-6e2d0c9a71b5'],
  ['x-github-hook-id', '512882210'],
]

/** GitHub's repository and organisation webhooks. */
export const github: Connection = {
  id: 'github',
  name: 'GitHub',
  initials: 'GH',
  summary: 'Issues, pull requests, pushes, releases and workflow runs of a repository or organization.',
  docs: {
    url: 'https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries',
    readOn: '2026-11-23',
  },
  verified: {
    level: 'vendor-package',
    how: 'Against @octokit/webhooks-methods in both directions, and the vector of the documentation.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'github',
      name: 'GitHub',
      summary: 'GitHub signs every delivery with HMAC-SHA256 in X-Hub-Signature-256.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Hub-Signature-256' }], prefix: 'sha256=' },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret',
        hint: 'GitHub calls this field "Secret". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'issues.opened',
      name: 'Issues opened',
      description: 'Someone opened an issue.',
      sample: `{"action":"opened","issue":${openIssue},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'issues']],
    },
    {
      id: 'issues.closed',
      name: 'Issues closed',
      description: 'Someone closed an issue.',
      sample: `{"action":"closed","issue":${closedIssue},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'issues']],
    },
    {
      id: 'issues',
      name: 'Issues, any action',
      description: 'Anything that happens to an issue: opened, edited, labeled, closed and so on.',
      sample: `{"action":"labeled","issue":${openIssue},"label":${label},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'issues']],
    },
    {
      id: 'issue_comment.created',
      name: 'Issue comment created',
      description: 'Someone commented on an issue or a pull request.',
      sample: `{"action":"created","issue":${openIssue},"comment":${comment},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'issue_comment']],
    },
    {
      id: 'pull_request.opened',
      name: 'Pull request opened',
      description: 'Someone opened a pull request.',
      sample: `{"action":"opened","number":421,"pull_request":${openPullRequest},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'pull_request']],
    },
    {
      id: 'pull_request.closed',
      name: 'Pull request closed',
      description: 'A pull request was merged or closed; the field merged says which.',
      sample: `{"action":"closed","number":421,"pull_request":${mergedPullRequest},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'pull_request']],
    },
    {
      id: 'push',
      name: 'Push',
      description: 'Commits or tags were pushed.',
      sample: `{"ref":"refs/heads/main","before":"a90b4e6d17c3f2588e41d06b7795c3ae20f4d813","after":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","created":false,"deleted":false,"forced":false,"base_ref":null,"compare":"https://github.com/harbor-labs/tidewatch/compare/a90b4e6d17c3...b7d20c58e93f","commits":[${commit}],"head_commit":${commit},"repository":${repository},"pusher":{"name":"mira-okafor","email":"mira@harbor-labs.example"},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'push']],
    },
    {
      id: 'release.published',
      name: 'Release published',
      description: 'A release, also a pre-release, was published.',
      sample: `{"action":"published","release":${release},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'release']],
    },
    {
      id: 'workflow_run.completed',
      name: 'Workflow run completed',
      description: 'A workflow of GitHub Actions ended; the field conclusion says how.',
      sample: `{"action":"completed","workflow_run":${workflowRun},"workflow":${workflow},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'workflow_run']],
    },
    {
      id: 'star.created',
      name: 'Star created',
      description: 'Someone starred the repository.',
      sample: `{"action":"created","starred_at":"2026-11-02T09:30:54Z","repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'star']],
    },
    {
      id: 'ping',
      name: 'Ping',
      description: 'What GitHub sends when a webhook is created. Any other trigger answers it as a handshake.',
      sample: `{"zen":"Keep the tide tables simple.","hook_id":512882210,"hook":${hook},"repository":${repository},"sender":${sender}}`,
      headers: [...shared, ['x-github-event', 'ping']],
    },
  ],
  eventTypeFrom: [
    { from: 'header', name: 'x-github-event' },
    { from: 'event', path: 'action' },
  ],
  deliveryIdFrom: { from: 'header', name: 'x-github-delivery' },
  decode: [{ step: 'form-field', name: 'payload' }],
  handshakes: [
    {
      id: 'ping',
      label: "GitHub's ping",
      after: 'authenticate',
      when: [{ source: { from: 'header', name: 'x-github-event' }, is: 'equals', value: 'ping' }],
      reply: { status: 200, body: { kind: 'json', fields: { status: 'pong' } } },
    },
  ],
  guide: {
    title: 'In GitHub',
    steps: [
      {
        text: [
          'Repository ',
          { term: 'Settings' },
          ', ',
          { term: 'Webhooks' },
          ', ',
          { term: 'Add webhook' },
          ' ',
          { note: '(an organization has the same page)' },
        ],
      },
      { method: 'signature', text: [{ term: 'Payload URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Payload URL' }, ': the Webhook Full URL'] },
      {
        text: [
          { term: 'Content type' },
          ': application/json ',
          { note: '(the other one wraps the event in a form field)' },
        ],
      },
      { method: 'signature', text: [{ term: 'Secret' }, ': the Webhook API Key'] },
      { text: [{ term: 'Let me select individual events' }, ', then tick the ones this trigger needs'] },
      { text: [{ term: 'Add webhook' }, ' ', { note: '(GitHub sends its ping at once)' }] },
    ],
  },
  delivery: {
    deadlineSeconds: 10,
    retries: 'GitHub does not send again by itself; a delivery can be sent again by hand.',
  },
  notes: ['A webhook without a secret is not signed at all.'],
}
