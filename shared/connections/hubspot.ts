import type { Connection } from '../contracts/connection'

const item = `"eventId":3181526809,"subscriptionId":22511,"portalId":33771,"appId":1160452,"occurredAt":1762074842553`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  [
    'user-agent',
    'HubSpot Connect 2.0 (http://dev.hubspot.com/) (namespace: webhooks-nio-http-client) - WebhooksExecutorDaemon-executor',
  ],
]

const secret = {
  format: 'vendor',
  vendorLabel: 'Client secret',
  hint: 'HubSpot issues it for the app, on its Auth page.',
  alphabet: 'printable',
} as const

/** HubSpot's app webhooks and workflow webhooks. */
export const hubspot: Connection = {
  id: 'hubspot',
  name: 'HubSpot',
  initials: 'Hu',
  summary: 'Contacts, companies and deals of a HubSpot portal.',
  docs: { url: 'https://developers.hubspot.com/docs/api/webhooks/validating-requests', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @hubspot/api-client, all three versions in both directions.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'hubspot-v3',
      name: 'HubSpot v3',
      summary: 'HubSpot signs method, URL, body and time with HMAC-SHA256 in X-HubSpot-Signature-v3.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-HubSpot-Signature-v3' }] },
        encodings: ['base64'],
        content: [
          { part: 'method' },
          { part: 'url', form: 'full', unescape: ":/?@!$'()*,;" },
          { part: 'body' },
          { part: 'header', name: 'X-HubSpot-Request-Timestamp' },
        ],
        timestamp: {
          source: { from: 'header', name: 'x-hubspot-request-timestamp' },
          unit: 'ms',
          toleranceSeconds: 300,
          direction: 'both',
        },
        replay: 'signature',
      },
      secret,
    },
    {
      id: 'hubspot-v2',
      name: 'HubSpot v2',
      summary: 'Workflows send a SHA-256 over the secret, method, URL and body in X-HubSpot-Signature.',
      recipe: {
        type: 'hash',
        algorithm: 'sha256',
        credential: { at: [{ from: 'header', name: 'X-HubSpot-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'secret' }, { part: 'method' }, { part: 'url', form: 'full' }, { part: 'body' }],
        replay: 'none',
      },
      secret,
    },
    {
      id: 'hubspot-v1',
      name: 'HubSpot v1',
      summary: 'HubSpot sends a SHA-256 over the secret and the body in X-HubSpot-Signature.',
      recipe: {
        type: 'hash',
        algorithm: 'sha256',
        credential: { at: [{ from: 'header', name: 'X-HubSpot-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'secret' }, { part: 'body' }],
        replay: 'none',
      },
      secret,
    },
  ],
  eventTypes: [
    {
      id: 'contact.creation',
      name: 'Contact created',
      description: 'A contact was added.',
      sample: `[{${item},"subscriptionType":"contact.creation","attemptNumber":0,"objectId":123,"changeFlag":"CREATED","changeSource":"CRM_UI"}]`,
      headers,
    },
    {
      id: 'contact.propertyChange',
      name: 'Contact changed',
      description: 'A property of a contact changed.',
      sample: `[{${item},"subscriptionType":"contact.propertyChange","attemptNumber":0,"objectId":123,"propertyName":"lifecyclestage","propertyValue":"customer","changeSource":"CRM_UI"}]`,
      headers,
    },
    {
      id: 'deal.creation',
      name: 'Deal created',
      description: 'A deal was added.',
      sample: `[{${item},"subscriptionType":"deal.creation","attemptNumber":0,"objectId":8841,"changeFlag":"CREATED","changeSource":"INTEGRATION"}]`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: '0.subscriptionType' }],
  deliveryIdFrom: null,
  methods: ['POST', 'GET'],
  handshakes: [],
  guide: {
    title: 'In HubSpot',
    steps: [
      { text: ['Developer account, the app, ', { term: 'Webhooks' }] },
      { method: 'signature', text: [{ term: 'Target URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Target URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Create subscription' }, ' for the events this trigger needs, then activate it'] },
      {
        method: 'signature',
        text: [{ term: 'Auth' }, ': copy the ', { term: 'Client secret' }, ' and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'One delivery may carry several events; its event type is that of the first.',
    "HubSpot's event ids are not unique, so they do not tell a repetition.",
    'The URL is signed in v2 and v3: what HubSpot calls has to be exactly the public URL of this trigger.',
  ],
}
