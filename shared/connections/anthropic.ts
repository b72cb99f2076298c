import type { Connection } from '../contracts/connection'
import { standardWebhooksRecipe } from './recipes/standard-webhooks'

const headers: [string, string][] = [['content-type', 'application/json']]

const owner = `"organization_id":"7d0f4a52-3c1b-4f6e-9a77-5b2c8e1d0f43","workspace_id":"wrkspc_01JwQvzr7rXLA5AGx3HKfFUJ"`

/** The webhooks of the Claude Console for managed agents. */
export const anthropic: Connection = {
  id: 'anthropic',
  name: 'Anthropic',
  initials: 'An',
  summary: 'Sessions, vaults and agents of a Claude workspace.',
  docs: { url: 'https://platform.claude.com/docs/', readOn: null },
  verified: {
    level: 'vendor-package',
    how: 'Against @anthropic-ai/sdk, which accepts what the app signs, and standardwebhooks, which signs.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'anthropic',
      name: 'Anthropic',
      summary: 'Anthropic signs id, time and body with HMAC-SHA256 in webhook-signature.',
      recipe: standardWebhooksRecipe,
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'The Console shows it once, when the endpoint is created. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'session.status_idled',
      name: 'Session idle',
      description: 'The agent of a session stopped and waits for input.',
      sample: `{"type":"event","id":"event_011CZkZcDH3vPqd9HyzbN5rT","created_at":"2026-11-02T09:14:27Z","data":{"type":"session.status_idled","id":"sesn_011CZkZAtmR3yMPDzynEDxu7",${owner}}}`,
      headers,
    },
    {
      id: 'session.status_terminated',
      name: 'Session ended',
      description: 'A session ended and cannot go on.',
      sample: `{"type":"event","id":"event_011CZkZcDH3vPqd9HyzbN5rU","created_at":"2026-11-02T09:20:03Z","data":{"type":"session.status_terminated","id":"sesn_011CZkZAtmR3yMPDzynEDxu7",${owner}}}`,
      headers,
    },
    {
      id: 'vault.created',
      name: 'Vault created',
      description: 'A vault for credentials was created.',
      sample: `{"type":"event","id":"event_011CZkZcDH3vPqd9HyzbN5rV","created_at":"2026-11-02T10:03:15Z","data":{"type":"vault.created","id":"vlt_011CZkZDLs7fYzm1hXNPeRjv",${owner}}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'data.type' }],
  deliveryIdFrom: { from: 'header', name: 'webhook-id' },
  handshakes: [],
  guide: {
    title: 'In the Claude Console',
    steps: [
      { text: [{ term: 'Manage' }, ', ', { term: 'Webhooks' }] },
      { method: 'signature', text: ['The URL of the endpoint: the Webhook Base URL'] },
      { method: 'apiKey', text: ['The URL of the endpoint: the Webhook Full URL'] },
      { text: ['Choose the event types this trigger needs, then create the endpoint'] },
      { method: 'signature', text: ['Copy the signing secret and paste it here ', { note: '(shown once)' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['An event carries only the ids of what it is about; the rest is fetched from the API.'],
}
