import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'CircleCI-Webhook/1.0'],
]

const start = `"webhook":{"id":"cf8c4fdd-0587-4da1-b4ca-4846e9640af9","name":"Tidewatch builds"},"project":{"id":"84996744-a854-4f5e-aea3-04e2851dc1d2","name":"tidewatch","slug":"github/harbor-labs/tidewatch"},"organization":{"id":"f22b6566-597d-46d5-ba74-99ef5bb3d85c","name":"harbor-labs"}`

const workflow = `"workflow":{"id":"fda08377-fe7e-46b1-8992-3a7aaecac9c3","name":"build-test-deploy","created_at":"2026-11-02T09:14:02.328Z","stopped_at":"2026-11-02T09:20:11.004Z","url":"https://app.circleci.com/pipelines/github/harbor-labs/tidewatch/130/workflows/fda08377-fe7e-46b1-8992-3a7aaecac9c3","status":"success"}`

const pipeline = `"pipeline":{"id":"1285fe1d-d3a6-44fc-8886-8979558254c4","number":130,"created_at":"2026-11-02T09:14:02.141Z","trigger":{"type":"webhook"},"vcs":{"provider_name":"github","branch":"main","revision":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","commit":{"subject":"Convert station times","body":"","author":{"name":"Mira Okafor","email":"mira@harbor-labs.example"}}}}`

/** CircleCI's outbound webhooks. */
export const circleci: Connection = {
  id: 'circleci',
  name: 'CircleCI',
  initials: 'CI',
  summary: 'Workflows and jobs of a CircleCI project that are completed.',
  docs: { url: 'https://circleci.com/docs/outbound-webhooks/', readOn: null },
  verified: { level: 'documented-vector', how: "The examples of signatures in CircleCI's documentation." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'circleci',
      name: 'CircleCI',
      summary: 'CircleCI signs the body with HMAC-SHA256 in circleci-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: {
          at: [{ from: 'header', name: 'circleci-signature' }],
          list: { separator: ',', pair: '=', field: 'v1' },
        },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret token',
        hint: 'CircleCI calls this field "Secret token". It is never sent; it signs each delivery.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'workflow-completed',
      name: 'Workflow completed',
      description: 'A workflow ended; its status says how.',
      sample: `{"id":"3888f21b-eaa7-38e3-8f3d-75a63bba8895","type":"workflow-completed","happened_at":"2026-11-02T09:20:11.004Z",${start},${workflow},${pipeline}}`,
      headers: [['circleci-event-type', 'workflow-completed'], ...headers],
    },
    {
      id: 'job-completed',
      name: 'Job completed',
      description: 'A job ended; its status says how.',
      sample: `{"id":"8bd71c28-4969-3677-8940-3e3a61c46f94","type":"job-completed","happened_at":"2026-11-02T09:18:40.881Z",${start},"job":{"id":"8b91f9a8-7975-4c60-9c53-9d1b0f2d8e11","name":"test","number":136,"started_at":"2026-11-02T09:15:20.447Z","stopped_at":"2026-11-02T09:18:40.110Z","status":"success"},${workflow},${pipeline}}`,
      headers: [['circleci-event-type', 'job-completed'], ...headers],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [],
  guide: {
    title: 'In CircleCI',
    steps: [
      {
        text: [
          'The project, ',
          { term: 'Project Settings' },
          ', ',
          { term: 'Webhooks' },
          ', ',
          { term: 'Add Webhook' },
        ],
      },
      { method: 'signature', text: [{ term: 'Receiver URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Receiver URL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Secret token' }, ': the Webhook API Key'] },
      { text: ['Tick the events this trigger needs, then ', { term: 'Add Webhook' }] },
    ],
  },
  delivery: { deadlineSeconds: 10, retries: 'CircleCI tries again later when the answer is not 2xx or is late.' },
  notes: ['Only v1 of the signatures is checked; others that CircleCI may add are ignored.'],
}
