import type { Connection } from '../contracts/connection'

const shared: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Snyk-Webhooks/044aadd'],
  ['x-snyk-transport-id', '998fe884-18a0-45db-8ae0-e379eea3bc0a'],
  ['x-snyk-timestamp', '2026-11-02T09:14:27Z'],
]

const org = `{"id":"a04d9cbd-ae6e-44af-b573-0556b0ad4bd2","name":"Harbor Labs","slug":"harbor-labs","url":"https://app.snyk.io/org/harbor-labs","created":"2024-03-10T21:04:11.000Z"}`

const project = `{"id":"af137b96-6966-46c1-826b-2e79ac49bbd9","name":"harbor-labs/tidewatch:package.json","created":"2024-03-11T08:00:12.000Z","origin":"github","type":"npm","readOnly":false,"testFrequency":"daily","totalDependencies":438,"issueCountsBySeverity":{"low":3,"medium":4,"high":1,"critical":0},"isMonitored":true}`

/** The webhooks of a Snyk organization. */
export const snyk: Connection = {
  id: 'snyk',
  name: 'Snyk',
  initials: 'Sk',
  summary: 'Tests of the projects of a Snyk organization, with new and removed issues.',
  docs: {
    url: 'https://docs.snyk.io/snyk-api/using-specific-snyk-apis/webhooks-apis/webhooks',
    readOn: '2026-11-25',
  },
  verified: {
    level: 'other-package',
    how: 'Against @octokit/webhooks-methods in both directions, whose scheme it is under another name of the header.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'snyk',
      name: 'Snyk',
      summary: 'Snyk signs the body with HMAC-SHA256 in X-Hub-Signature.',
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
        vendorLabel: 'secret',
        hint: 'Give it to Snyk as secret when the webhook is created. It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'project_snapshot/v0',
      name: 'Project tested',
      description: 'A project was tested again, with or without new issues.',
      sample: `{"project":${project},"org":${org},"group":null,"newIssues":[{"id":"SNYK-JS-EXAMPLE-1049331","issueType":"vuln","pkgName":"tide-tables","pkgVersions":["1.4.2"],"issueData":{"id":"SNYK-JS-EXAMPLE-1049331","title":"Prototype pollution","severity":"high","identifiers":{"CVE":[],"CWE":["CWE-1321"]},"semver":{"vulnerable":["<1.4.9"]},"language":"js"},"isPatched":false,"isIgnored":false,"fixInfo":{"isUpgradable":true,"isPinnable":false,"isPatchable":false}}],"removedIssues":[]}`,
      headers: [...shared, ['x-snyk-event', 'project_snapshot/v0']],
    },
  ],
  eventTypeFrom: [{ from: 'header', name: 'x-snyk-event' }],
  deliveryIdFrom: { from: 'header', name: 'x-snyk-transport-id' },
  handshakes: [
    {
      id: 'ping',
      label: "Snyk's ping",
      after: 'authenticate',
      when: [{ source: { from: 'header', name: 'x-snyk-event' }, is: 'equals', value: 'ping/v0' }],
      reply: { status: 200, body: { kind: 'json', fields: { status: 'pong' } } },
    },
  ],
  guide: {
    title: 'With the API of Snyk',
    steps: [
      { text: ['Snyk has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST /v1/org/{orgId}/webhooks' }, ' ', { note: '(Snyk sends its ping at once)' }] },
      { method: 'signature', text: [{ term: 'url' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'url' }, ': the Webhook Full URL, with any ', { term: 'secret' }] },
      { method: 'signature', text: [{ term: 'secret' }, ': the Webhook API Key'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'X-Snyk-Timestamp is not signed, so it proves nothing.',
    'Snyk calls its webhooks a beta: the shape of the events may change.',
  ],
}
