import type { Recipe } from '../../contracts/recipe'

/** The scheme of Standard Webhooks, as its specification writes it. */
export const standardWebhooksRecipe: Recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'whsec-base64',
  credential: {
    at: [{ from: 'header', name: 'webhook-signature' }],
    list: { separator: ' ', pair: ',', field: 'v1' },
  },
  encodings: ['base64'],
  content: [
    { part: 'header', name: 'webhook-id' },
    { part: 'literal', text: '.' },
    { part: 'header', name: 'webhook-timestamp' },
    { part: 'literal', text: '.' },
    { part: 'body' },
  ],
  timestamp: {
    source: { from: 'header', name: 'webhook-timestamp' },
    unit: 's',
    toleranceSeconds: 300,
    direction: 'both',
  },
  replay: 'delivery-id',
}

/** The scheme of those who send by Svix, under its own names of the headers. */
export const svixRecipe: Recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'whsec-base64',
  credential: {
    at: [{ from: 'header', name: 'svix-signature' }],
    list: { separator: ' ', pair: ',', field: 'v1' },
  },
  encodings: ['base64'],
  content: [
    { part: 'header', name: 'svix-id' },
    { part: 'literal', text: '.' },
    { part: 'header', name: 'svix-timestamp' },
    { part: 'literal', text: '.' },
    { part: 'body' },
  ],
  timestamp: {
    source: { from: 'header', name: 'svix-timestamp' },
    unit: 's',
    toleranceSeconds: 300,
    direction: 'both',
  },
  replay: 'delivery-id',
}
