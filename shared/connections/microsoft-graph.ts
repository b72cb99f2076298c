import type { Connection } from '../contracts/connection'

const item = `"subscriptionId":"7f105c7d-2dc5-4530-97cd-4e7ae6534c07","subscriptionExpirationDateTime":"2026-11-09T09:00:00.0000000-08:00","clientState":"","tenantId":"84bd8158-6d4d-4958-8b9f-9d6445542f95"`

const resourceData = `{"@odata.type":"#Microsoft.Graph.Message","@odata.id":"Users/48d31887/Messages/AAMkADQ5","@odata.etag":"W/\\"CQAAABYAAADkrWGo7bouTKlsgTZMr9KwAAAUWRHf\\"","id":"AAMkADQ5"}`

/** Change notifications of Microsoft Graph, without resource data. */
export const microsoftGraph: Connection = {
  id: 'microsoft-graph',
  name: 'Microsoft Graph',
  initials: 'MG',
  summary: 'Changes of mail, calendars, files and users in Microsoft 365.',
  docs: { url: 'https://learn.microsoft.com/graph/change-notifications-delivery-webhooks', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Microsoft's page on receiving change notifications by webhook." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'microsoft-graph',
      name: 'Microsoft Graph',
      summary: 'Every notification carries the clientState that you chose.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'body', path: 'clientState' }] },
        each: 'value.*',
        replay: 'none',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'clientState',
        hint: 'Give it to Microsoft Graph as clientState when the subscription is created.',
        length: { min: 1, max: 128 },
      },
    },
  ],
  eventTypes: [
    {
      id: 'created',
      name: 'Created',
      description: 'Something was created in the resource.',
      sample: `{"value":[{${item},"changeType":"created","resource":"users/48d31887/messages/AAMkADQ5","resourceData":${resourceData}}]}`,
      headers: [['content-type', 'application/json']],
    },
    {
      id: 'updated',
      name: 'Updated',
      description: 'Something changed in the resource.',
      sample: `{"value":[{${item},"changeType":"updated","resource":"users/48d31887/messages/AAMkADQ5","resourceData":${resourceData}}]}`,
      headers: [['content-type', 'application/json']],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'value.0.changeType' }],
  deliveryIdFrom: null,
  reply: { accepted: { status: 202, headers: [], body: '' } },
  handshakes: [
    {
      id: 'validation-token',
      label: "Microsoft Graph's validation token",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'query', name: 'validationToken' }, is: 'present' },
      ],
      reply: { status: 200, body: { kind: 'text', text: [{ echo: { from: 'query', name: 'validationToken' } }] } },
    },
  ],
  guide: {
    title: 'With the API of Microsoft Graph',
    steps: [
      { text: ['Graph has no page for webhooks: create a subscription with a call of its API'] },
      { text: [{ term: 'POST /subscriptions' }, ' with ', { term: 'resource' }, ' and ', { term: 'changeType' }] },
      { method: 'signature', text: [{ term: 'notificationUrl' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'notificationUrl' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'clientState' }, ': the Webhook API Key'] },
    ],
  },
  delivery: {
    deadlineSeconds: 10,
    retries: 'Graph sends again for up to four hours; events for a slow URL are held back or dropped.',
  },
  notes: [
    'Notifications with resource data are encrypted and signed with keys of Microsoft Entra; they cannot be opened here.',
    'A subscription ends by itself and has to be renewed.',
  ],
}
