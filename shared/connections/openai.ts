import type { Connection } from '../contracts/connection'
import { standardWebhooksRecipe } from './recipes/standard-webhooks'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'OpenAI/1.0 (+https://platform.openai.com/docs/webhooks)'],
]

/** The webhooks of an OpenAI project. */
export const openai: Connection = {
  id: 'openai',
  name: 'OpenAI',
  initials: 'OA',
  summary: 'Responses, batches, fine-tuning jobs and evals of an OpenAI project.',
  docs: { url: 'https://developers.openai.com/api/docs/guides/webhooks', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against the package openai, which accepts what the app signs, and standardwebhooks, which signs.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'openai',
      name: 'OpenAI',
      summary: 'OpenAI signs id, time and body with HMAC-SHA256 in webhook-signature.',
      recipe: standardWebhooksRecipe,
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'OpenAI shows it once, when the endpoint is created. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'response.completed',
      name: 'Response completed',
      description: 'A response in the background is ready; fetch it by its id.',
      sample:
        '{"id":"evt_685343a1381c819085d44c354e1b330e","object":"event","created_at":1793610867,"type":"response.completed","data":{"id":"resp_685343a1381c819085d44c354e1b3300"}}',
      headers,
    },
    {
      id: 'batch.completed',
      name: 'Batch completed',
      description: 'A batch ended.',
      sample:
        '{"id":"evt_685343a1381c819085d44c354e1b330f","object":"event","created_at":1793611203,"type":"batch.completed","data":{"id":"batch_685343a1381c819085d44c354e1b3301"}}',
      headers,
    },
    {
      id: 'fine_tuning.job.succeeded',
      name: 'Fine-tuning job succeeded',
      description: 'A fine-tuning job ended well.',
      sample:
        '{"id":"evt_685343a1381c819085d44c354e1b3310","object":"event","created_at":1793613795,"type":"fine_tuning.job.succeeded","data":{"id":"ftjob_685343a1381c819085d44c35"}}',
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'header', name: 'webhook-id' },
  handshakes: [],
  guide: {
    title: 'In the OpenAI dashboard',
    steps: [
      { text: ['The project, ', { term: 'Webhooks' }, ', ', { term: 'Create' }] },
      { method: 'signature', text: ['Its URL: the Webhook Base URL'] },
      { method: 'apiKey', text: ['Its URL: the Webhook Full URL'] },
      { text: ['Choose the event types this trigger needs, then create it'] },
      { method: 'signature', text: ['Copy the signing secret and paste it here ', { note: '(shown once)' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['An event carries only the id of what it is about; the rest is fetched from the API.'],
}
