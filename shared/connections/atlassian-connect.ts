import type { Connection } from '../contracts/connection'

const user = `{"accountId":"5b10a2844c20165700ede21g","displayName":"Mira Okafor","active":true,"timeZone":"Europe/Lisbon"}`

const issue = `{"id":"10042","self":"https://harbor-labs.atlassian.net/rest/api/2/10042","key":"TIDE-418","fields":{"summary":"Forecast is an hour late after the clock change","issuetype":{"id":"10004","name":"Bug"},"status":{"id":"3","name":"In Progress"},"priority":{"id":"2","name":"High"},"labels":["forecast"],"created":"2026-11-02T09:14:02.554+0000"}}`

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'Atlassian HttpClient'],
  ['x-atlassian-webhook-identifier', '3f9c1d52-7a40-4b0e-9c3d-51d0e3fa8b46'],
]

/** Webhooks that an app of Atlassian Connect declares in its descriptor. */
export const atlassianConnect: Connection = {
  id: 'atlassian-connect',
  name: 'Atlassian Connect',
  initials: 'AC',
  summary: 'Webhooks that a Connect app declares in its descriptor, for Jira and Confluence.',
  docs: { url: 'https://developer.atlassian.com/cloud/confluence/understanding-jwt', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against atlassian-jwt in both directions, with the hash of the query.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'atlassian-connect',
      name: 'Atlassian Connect',
      summary: 'Atlassian sends a JWT in Authorization that covers method, path and query, but not the body.',
      recipe: {
        type: 'jwt',
        algorithms: ['HS256'],
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Authorization' }], prefix: 'JWT ' },
        claims: [
          {
            claim: 'qsh',
            is: 'digest',
            algorithm: 'sha256',
            encoding: 'hex',
            content: [
              { part: 'method' },
              { part: 'literal', text: '&' },
              { part: 'url', form: 'path' },
              { part: 'literal', text: '&' },
              { part: 'url', form: 'sorted-query' },
            ],
          },
        ],
        expiry: 'required',
        leewaySeconds: 0,
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'sharedSecret',
        hint: 'Atlassian sends it in the installed callback, and the app keeps it.',
        issuer: 'vendor-handshake',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'jira:issue_created',
      name: 'Issue created',
      description: 'Somebody created an issue.',
      sample: `{"timestamp":1762074842917,"webhookEvent":"jira:issue_created","issue_event_type_name":"issue_created","user":${user},"issue":${issue}}`,
      headers,
    },
    {
      id: 'jira:issue_updated',
      name: 'Issue updated',
      description: 'An issue changed; changelog says how.',
      sample: `{"timestamp":1762082441010,"webhookEvent":"jira:issue_updated","issue_event_type_name":"issue_generic","user":${user},"issue":${issue},"changelog":{"id":"20117","items":[{"field":"status","fieldtype":"jira","from":"1","fromString":"To Do","to":"3","toString":"In Progress"}]}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'webhookEvent' }],
  deliveryIdFrom: { from: 'header', name: 'x-atlassian-webhook-identifier' },
  handshakes: [
    {
      id: 'installed',
      label: "Atlassian's notice that the app was installed",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'body', path: 'eventType' }, is: 'equals', value: 'installed' },
        { source: { from: 'body', path: 'sharedSecret' }, is: 'present' },
      ],
      capture: { from: 'body', path: 'sharedSecret' },
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In the descriptor of the app',
    steps: [
      { text: [{ term: 'baseUrl' }, ': the address of this tunnel alone, without a path'] },
      {
        method: 'signature',
        text: [{ term: 'lifecycle' }, ', ', { term: 'installed' }, ': the path of the Webhook Base URL'],
      },
      {
        method: 'signature',
        text: [
          { term: 'modules' },
          ', ',
          { term: 'webhooks' },
          ': the ',
          { term: 'event' },
          ' this trigger needs, and as ',
          { term: 'url' },
          ' the path of the Webhook Base URL',
        ],
      },
      {
        method: 'apiKey',
        text: [
          { term: 'modules' },
          ', ',
          { term: 'webhooks' },
          ', ',
          { term: 'url' },
          ': the path of the Webhook Full URL',
        ],
      },
      { text: ['Install the app: its secret arrives here ', { note: '(it is the secret from then on)' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'The token covers method, path and query but not the body, so it does not prove that the body is unchanged.',
    'The installed callback is signed by a key of Atlassian, which is not checked: the secret is taken only while the trigger has none, is a draft, or listens.',
    'A query that repeats a name is hashed in another way by Atlassian, and is refused here.',
    'Atlassian is ending its support of Connect; this is for apps that exist.',
  ],
}
