import type { Connection } from '../contracts/connection'
import type { ClaimCheck, Recipe } from '../contracts/recipe'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)'],
]

const claims: ClaimCheck[] = [
  { claim: 'iss', is: 'value', value: 'https://accounts.google.com' },
  { claim: 'email', is: 'config', config: 'serviceAccount' },
  { claim: 'email_verified', is: 'value', value: true },
]

const token = {
  type: 'jwt',
  algorithms: ['RS256'],
  key: { remote: 'jwks', url: 'https://www.googleapis.com/oauth2/v3/certs' },
  credential: { at: [{ from: 'bearer' }] },
  replay: 'delivery-id',
  expiry: 'required',
  leewaySeconds: 300,
} satisfies Omit<Extract<Recipe, { type: 'jwt' }>, 'claims'>

const secret = {
  format: 'hookwright',
  vendorLabel: 'Key',
  hint: 'Not needed: Google signs with keys of its own, which are fetched from googleapis.com once you allow it.',
} as const

/** Push subscriptions of Google Cloud Pub/Sub. */
export const googlePubsub: Connection = {
  id: 'google-pubsub',
  name: 'Google Pub/Sub',
  initials: 'GP',
  summary: 'Messages of a Pub/Sub topic, delivered by a push subscription.',
  docs: { url: 'https://cloud.google.com/pubsub/docs/authenticate-push-subscriptions', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against google-auth-library, with a key of the test in place of the keys of Google.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'google-pubsub',
      name: 'Audience: the endpoint URL',
      summary: 'Pub/Sub sends a JWT of Google in Authorization: Bearer, made out to the URL of the endpoint.',
      recipe: { ...token, claims: [{ claim: 'aud', is: 'url', form: 'full' }, ...claims] },
      secret,
    },
    {
      id: 'google-pubsub-audience',
      name: 'Audience of your own',
      summary: 'Pub/Sub sends a JWT of Google in Authorization: Bearer, made out to the audience you typed.',
      recipe: { ...token, claims: [{ claim: 'aud', is: 'config', config: 'audience' }, ...claims] },
      secret,
    },
  ],
  config: [
    {
      name: 'serviceAccount',
      label: 'Service account',
      hint: 'The e-mail address of the service account chosen for the subscription.',
      required: true,
      generated: false,
    },
    {
      name: 'audience',
      label: 'Audience',
      hint: 'Only where the subscription has an audience of its own.',
      required: false,
      generated: false,
    },
  ],
  eventTypes: [
    {
      id: 'message',
      name: 'Message',
      description: 'A message of the topic; its data is decoded.',
      sample:
        '{"message":{"attributes":{"station":"porto"},"data":"eyJzdGF0aW9uIjoiUG9ydG8iLCJoZWlnaHQiOjMuNDIsInVuaXQiOiJtIn0=","messageId":"2070443601311540","message_id":"2070443601311540","orderingKey":"porto","publishTime":"2026-11-02T09:14:02.817Z","publish_time":"2026-11-02T09:14:02.817Z"},"subscription":"projects/harbor-labs/subscriptions/tides","deliveryAttempt":1}',
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'constant', text: 'message' }],
  deliveryIdFrom: { from: 'body', path: 'message.messageId' },
  decode: [{ step: 'base64', path: 'message.data' }],
  reply: { accepted: { status: 204, headers: [], body: '' } },
  handshakes: [],
  guide: {
    title: 'In the Google Cloud console',
    steps: [
      { text: [{ term: 'Pub/Sub' }, ', ', { term: 'Subscriptions' }, ', ', { term: 'Create subscription' }] },
      { text: [{ term: 'Delivery type' }, ': Push'] },
      { method: 'signature', text: [{ term: 'Endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [{ term: 'Enable authentication' }, ', choose the service account and type its address here'],
      },
      { method: 'signature', text: [{ term: 'Audience' }, ': leave it empty, so that it is the endpoint URL'] },
    ],
  },
  delivery: {
    deadlineSeconds: null,
    retries: 'Pub/Sub sends again until a delivery is acknowledged or the message retention of the subscription ends.',
  },
  notes: [
    'The keys of Google have to be fetched before anything can be checked; that is off until you allow it.',
    'The token proves who sent it but not that the body is unchanged.',
    'Data that is not JSON stays as Pub/Sub sent it: base64 in message.data.',
    'A subscription with payload unwrapping on sends the data alone; it cannot be told from other JSON.',
  ],
}
