import type { Connection } from '../contracts/connection'

const shared: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['aeg-event-type', 'Notification'],
  ['aeg-delivery-count', '0'],
]

/** Azure Event Grid in its own schema. */
export const azureEventGrid: Connection = {
  id: 'azure-event-grid',
  name: 'Azure Event Grid',
  initials: 'EG',
  summary: 'Events of Azure resources and of topics of your own.',
  docs: {
    url: 'https://learn.microsoft.com/azure/event-grid/end-point-validation-event-grid-events-schema',
    readOn: '2026-11-25',
  },
  verified: { level: 'documentation', how: "Microsoft's page on delivering events to a webhook." },
  defaultMethod: 'apiKey',
  presets: [
    {
      id: 'azure-event-grid',
      name: 'Azure Event Grid',
      summary: 'Event Grid signs nothing: a key in a delivery property, sent as the header X-Hook-Key, stands in.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'X-Hook-Key' }] },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Delivery property',
        hint: 'Add a delivery property named X-Hook-Key with this value, marked as secret.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'Microsoft.Storage.BlobCreated',
      name: 'Blob created',
      description: 'A file was written to a storage account.',
      sample:
        '[{"id":"831e1650-001e-001b-66ab-eeb76e069631","topic":"/subscriptions/0f4b6f3d/resourceGroups/tides/providers/Microsoft.Storage/storageAccounts/tidefiles","subject":"/blobServices/default/containers/tables/blobs/porto.csv","eventType":"Microsoft.Storage.BlobCreated","eventTime":"2026-11-02T09:14:02.8170000Z","data":{"api":"PutBlockList","contentType":"text/csv","contentLength":524288,"blobType":"BlockBlob","url":"https://tidefiles.blob.core.windows.net/tables/porto.csv"},"dataVersion":"","metadataVersion":"1"}]',
      headers: shared,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: '0.eventType' }],
  deliveryIdFrom: { from: 'body', path: '0.id' },
  handshakes: [
    {
      id: 'validation',
      label: "Event Grid's validation event",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'header', name: 'aeg-event-type' }, is: 'equals', value: 'SubscriptionValidation' },
      ],
      reply: {
        status: 200,
        body: {
          kind: 'json',
          fields: { validationResponse: [{ echo: { from: 'body', path: '0.data.validationCode' } }] },
        },
      },
    },
  ],
  guide: {
    title: 'In Azure',
    steps: [
      {
        text: [
          'The topic or resource, ',
          { term: 'Event Subscription' },
          ', ',
          { term: 'Event Schema' },
          ': Event Grid',
        ],
      },
      { text: [{ term: 'Endpoint Type' }, ': Web Hook'] },
      { method: 'apiKey', text: [{ term: 'Subscriber Endpoint' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'Subscriber Endpoint' }, ': the Webhook Base URL'] },
      {
        method: 'signature',
        text: [{ term: 'Delivery Properties' }, ': a static header X-Hook-Key with the Webhook API Key'],
      },
      { text: [{ term: 'Create' }, ' ', { note: '(Event Grid validates the URL at once)' }] },
    ],
  },
  delivery: { deadlineSeconds: 30, retries: null },
  notes: [
    'One delivery may carry several events; its event type is that of the first.',
    'The deadline is that of the validation event, which only status 200 answers.',
  ],
}
