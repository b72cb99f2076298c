import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Vercel Webhooks'],
]

const deployment = `"team":{"id":"team_4kQzLm7XvRt2"},"user":{"id":"usr_9WbNc3PfYh6S"},"deployment":{"id":"dpl_7Qm2LrXw9Kd4","meta":{"githubCommitRef":"main"},"url":"tidewatch-7qm2lrxw9.vercel.app","name":"tidewatch"},"links":{"deployment":"https://vercel.com/harbor-labs/tidewatch/7Qm2LrXw9Kd4","project":"https://vercel.com/harbor-labs/tidewatch"},"target":"production","project":{"id":"prj_2TsVhGd8JkLq"},"plan":"pro","regions":["cdg1"]`

/** The webhooks of a Vercel team or integration. */
export const vercel: Connection = {
  id: 'vercel',
  name: 'Vercel',
  initials: 'Ve',
  summary: 'Deployments, projects and domains of a Vercel team or integration.',
  docs: { url: 'https://vercel.com/docs/webhooks/webhooks-api', readOn: '2026-11-25' },
  verified: {
    level: 'documentation',
    how: "Vercel's reference of its webhooks; the hash, SHA-1, as trigger.dev documents it too.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'vercel',
      name: 'Vercel',
      summary: 'Vercel signs the body with HMAC-SHA1 in x-vercel-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha1',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'x-vercel-signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Secret',
        hint: 'Vercel shows it once, when the webhook is created. For an integration it is the Client Secret.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'deployment.created',
      name: 'Deployment created',
      description: 'A deployment was begun.',
      sample: `{"id":"hook_3vQ0xYp7mB2s","type":"deployment.created","createdAt":1762074842917,"region":null,"payload":{"alias":["tidewatch.vercel.app"],${deployment}}}`,
      headers,
    },
    {
      id: 'deployment.succeeded',
      name: 'Deployment succeeded',
      description: 'A deployment was built and is ready.',
      sample: `{"id":"hook_8hW9dLfAmB2s","type":"deployment.succeeded","createdAt":1762074968031,"region":null,"payload":{${deployment}}}`,
      headers,
    },
    {
      id: 'deployment.error',
      name: 'Deployment failed',
      description: 'A deployment could not be built.',
      sample: `{"id":"hook_1sRhW9dLfAmB","type":"deployment.error","createdAt":1762075104220,"region":null,"payload":{${deployment}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  handshakes: [],
  guide: {
    title: 'In Vercel',
    steps: [
      { text: ['Team ', { term: 'Settings' }, ', ', { term: 'Webhooks' }] },
      { text: ['Tick the events and projects this trigger needs'] },
      { method: 'signature', text: ['The URL of the endpoint: the Webhook Base URL'] },
      { method: 'apiKey', text: ['The URL of the endpoint: the Webhook Full URL'] },
      { method: 'signature', text: ['Create the webhook, copy its secret and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['Vercel uses SHA-1 here, not SHA-256 as most vendors do.'],
}
