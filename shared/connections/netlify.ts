import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

const deploy = `"id":"6908a1c2f0e4b70008d1c7aa","site_id":"fa4dd95a-994e-4f89-8a7a-2d9e9fc36a32","build_id":"6908a1c2f0e4b70008d1c7a8","name":"tidewatch","url":"https://tidewatch.example","ssl_url":"https://tidewatch.example","admin_url":"https://app.netlify.com/sites/tidewatch","deploy_ssl_url":"https://6908a1c2f0e4b70008d1c7aa--tidewatch.netlify.app","branch":"main","context":"production","commit_ref":"b7d20c58e93f4a1670cd85be214f96a3078e5d12","title":"Convert station times","created_at":"2026-11-02T09:14:02.554Z"`

/** The deploy notifications of a Netlify project. */
export const netlify: Connection = {
  id: 'netlify',
  name: 'Netlify',
  initials: 'Ne',
  summary: 'Deploys of a Netlify project that start, succeed or fail.',
  docs: { url: 'https://docs.netlify.com/site-deploys/deploy-notifications/', readOn: null },
  verified: {
    level: 'other-package',
    how: 'The token of Netlify against the package jose in both directions, with the hash of the body.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'netlify',
      name: 'Netlify',
      summary: 'Netlify sends a JWT in X-Webhook-Signature that holds the SHA-256 of the body.',
      recipe: {
        type: 'jwt',
        algorithms: ['HS256'],
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Webhook-Signature' }] },
        claims: [
          { claim: 'iss', is: 'value', value: 'netlify' },
          { claim: 'sha256', is: 'digest', algorithm: 'sha256', encoding: 'hex', content: [{ part: 'body' }] },
        ],
        expiry: 'optional',
        leewaySeconds: 0,
        replay: 'signature',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'JWS secret token',
        hint: 'Netlify never sends it; it signs each notification with it.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'building',
      name: 'Deploy started',
      description: 'Netlify began to build the project.',
      sample: `{${deploy},"state":"building","updated_at":"2026-11-02T09:14:02.554Z","published_at":null,"deploy_time":null,"error_message":null}`,
      headers,
    },
    {
      id: 'ready',
      name: 'Deploy succeeded',
      description: 'The deploy is built and uploaded.',
      sample: `{${deploy},"state":"ready","updated_at":"2026-11-02T09:16:41.010Z","published_at":"2026-11-02T09:16:40.881Z","deploy_time":159,"error_message":null}`,
      headers,
    },
    {
      id: 'error',
      name: 'Deploy failed',
      description: 'The deploy did not complete; error_message says why.',
      sample: `{${deploy},"state":"error","updated_at":"2026-11-02T09:15:20.447Z","published_at":null,"deploy_time":null,"error_message":"Build script returned non-zero exit code: 2"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'state' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'In Netlify',
    steps: [
      {
        text: [
          { term: 'Project configuration' },
          ', ',
          { term: 'Notifications' },
          ', ',
          { term: 'Deploy notifications' },
          ', ',
          { term: 'HTTP POST request' },
        ],
      },
      { text: ['Choose the event ', { note: '(a notification is for one event)' }] },
      { method: 'signature', text: [{ term: 'URL to notify' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL to notify' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'JWS secret token' }, ': the Webhook API Key'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'The event type is the state of the deploy, so events that leave it as it is, such as a lock, share that of the deploy.',
    'The token says nothing of time, so an old notification is told from a new one only by not having been seen.',
  ],
}
