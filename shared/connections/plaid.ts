import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

const item = 'wz666MBjYWTp2PDzzggYhM6oWWmBb'

/** Plaid's webhooks. */
export const plaid: Connection = {
  id: 'plaid',
  name: 'Plaid',
  initials: 'Pl',
  summary: 'New transactions and the state of the bank connections of a Plaid app.',
  docs: { url: 'https://plaid.com/docs/api/webhooks/webhook-verification/', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: 'The token of Plaid against the package jose in both directions, with the hash of the body.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'plaid',
      name: 'Plaid',
      summary: 'Plaid sends a JWT in Plaid-Verification that holds the SHA-256 of the body.',
      recipe: {
        type: 'jwt',
        algorithms: ['ES256'],
        key: 'jwk',
        credential: { at: [{ from: 'header', name: 'Plaid-Verification' }] },
        claims: [
          {
            claim: 'request_body_sha256',
            is: 'digest',
            algorithm: 'sha256',
            encoding: 'hex',
            content: [{ part: 'body' }],
          },
        ],
        timestamp: { source: { from: 'claim', name: 'iat' }, unit: 's', toleranceSeconds: 300, direction: 'past' },
        expiry: 'optional',
        leewaySeconds: 0,
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Verification key',
        hint: 'The "key" that /webhook_verification_key/get answers with: a JSON object that begins with a brace.',
        isPublic: true,
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'TRANSACTIONS.SYNC_UPDATES_AVAILABLE',
      name: 'New transactions',
      description: 'The transactions of an item changed.',
      sample: `{"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":"${item}","initial_update_complete":true,"historical_update_complete":false,"environment":"production"}`,
      headers,
    },
    {
      id: 'ITEM.ERROR',
      name: 'Item in error',
      description: 'The connection to a bank no longer works; error says why.',
      sample: `{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"${item}","error":{"error_type":"ITEM_ERROR","error_code":"ITEM_LOGIN_REQUIRED","error_message":"the login details of this item have changed","display_message":null,"status":400},"environment":"production"}`,
      headers,
    },
  ],
  eventTypeFrom: [
    { from: 'body', path: 'webhook_type' },
    { from: 'body', path: 'webhook_code' },
  ],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'With the API of Plaid',
    steps: [
      {
        method: 'signature',
        text: [{ term: '/link/token/create' }, ', ', { term: 'webhook' }, ': the Webhook Base URL'],
      },
      {
        method: 'apiKey',
        text: [{ term: '/link/token/create' }, ', ', { term: 'webhook' }, ': the Webhook Full URL'],
      },
      {
        method: 'signature',
        text: [
          'Have a first webhook sent: the header of the token in its ',
          { term: 'Plaid-Verification' },
          ' names a ',
          { term: 'kid' },
        ],
      },
      {
        method: 'signature',
        text: [
          'Call ',
          { term: '/webhook_verification_key/get' },
          ' with it as ',
          { term: 'key_id' },
          ', and paste the ',
          { term: 'key' },
          ' of the answer here',
        ],
      },
    ],
  },
  delivery: { deadlineSeconds: 10, retries: 'Plaid tries for up to 24 hours until the answer is 200.' },
  notes: [
    'The key is fetched with the credentials of the Plaid app, which is not done here: paste it, and the next one when Plaid changes it.',
    'Plaid sends no id, so the same event sent anew is two events.',
  ],
}
