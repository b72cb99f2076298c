import type { Connection } from '../contracts/connection'

/** CloudEvents over HTTP, as the specification of web hooks says. */
export const cloudevents: Connection = {
  id: 'cloudevents',
  name: 'CloudEvents',
  initials: 'CE',
  summary: 'Any sender of CloudEvents over HTTP, Azure Event Grid in that schema too.',
  docs: { url: 'https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: 'The specification of web hooks for CloudEvents.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'cloudevents',
      name: 'Bearer token',
      summary: 'The sender sends a token in Authorization: Bearer, or as access_token in the URL.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'bearer' }, { from: 'query', name: 'access_token' }] },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Access token',
        hint: 'Give it to the sender as its bearer token.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'com.example.tide.high',
      name: 'An event in binary mode',
      description: 'The attributes stand in headers, the data in the body.',
      sample: '{"station":"Porto","height":3.42}',
      headers: [
        ['content-type', 'application/json'],
        ['ce-specversion', '1.0'],
        ['ce-type', 'com.example.tide.high'],
        ['ce-source', '/stations/porto'],
        ['ce-id', '8a5be2ef-0f7c-4c4e-9f0e-0b3d6a9d9d11'],
        ['ce-time', '2026-11-02T09:14:02Z'],
      ],
    },
  ],
  eventTypeFrom: [{ from: 'header', name: 'ce-type' }],
  deliveryIdFrom: { from: 'header', name: 'ce-id' },
  handshakes: [
    {
      id: 'validation',
      label: 'The validation request of CloudEvents',
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'OPTIONS' },
        { source: { from: 'header', name: 'webhook-request-origin' }, is: 'present' },
      ],
      reply: {
        status: 200,
        headers: [
          ['WebHook-Allowed-Origin', [{ echo: { from: 'header', name: 'webhook-request-origin' } }]],
          ['WebHook-Allowed-Rate', [{ echo: { from: 'header', name: 'webhook-request-rate' }, orElse: '*' }]],
          ['Allow', ['POST']],
        ],
        body: { kind: 'empty' },
      },
    },
  ],
  guide: {
    title: 'In the sender',
    steps: [
      { method: 'signature', text: ['Use the ', { term: 'Webhook Base URL' }] },
      { method: 'signature', text: ['Send the key as ', { term: 'Authorization: Bearer' }] },
      { method: 'apiKey', text: ['Use the ', { term: 'Webhook Full URL' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['In structured mode the type stands in the body, so a trigger for one event type takes binary mode only.'],
}
