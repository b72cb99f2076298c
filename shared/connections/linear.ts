import type { Connection } from '../contracts/connection'

const actor = `{"id":"b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba","type":"user","name":"Mira Okafor","email":"mira@harbor-labs.example","url":"https://linear.app/harbor-labs/profiles/mira"}`

const issue = `{"id":"2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9","createdAt":"2026-11-02T09:14:02.554Z","updatedAt":"2026-11-02T09:14:02.554Z","number":418,"title":"Forecast is an hour late after the clock change","priority":2,"priorityLabel":"High","estimate":null,"sortOrder":-84.71,"prioritySortOrder":-84.9,"slaType":"all","addedToTeamAt":"2026-11-02T09:14:02.600Z","labelIds":["e1e8d3fb-1a52-4f8e-8a32-8f2b1f0b9b33"],"teamId":"72b2a2dc-6f4f-4423-9d34-24b5bd10634a","previousIdentifiers":[],"creatorId":"b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba","stateId":"14a8bf4d-6f63-4e05-a3ac-4d2d5b38ab2c","reactionData":[],"priorityValue":2,"botActor":null,"identifier":"TIDE-418","url":"https://linear.app/harbor-labs/issue/TIDE-418","subscriberIds":["b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba"],"state":{"id":"14a8bf4d-6f63-4e05-a3ac-4d2d5b38ab2c","color":"#e2e2e2","name":"Todo","type":"unstarted"},"team":{"id":"72b2a2dc-6f4f-4423-9d34-24b5bd10634a","key":"TIDE","name":"Tides"},"labels":[{"id":"e1e8d3fb-1a52-4f8e-8a32-8f2b1f0b9b33","color":"#eb5757","name":"Bug"}],"description":"Since Sunday every high tide is shown 60 minutes late."}`

const comment = `{"id":"8a5be2ef-0f7c-4c4e-9f0e-0b3d6a9d9d11","createdAt":"2026-11-02T10:03:15.120Z","updatedAt":"2026-11-02T10:03:15.120Z","body":"Confirmed with two stations.","issueId":"2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9","userId":"b5ea5f1f-8adc-4f52-b4bd-ab4e84cf51ba","reactionData":[],"issue":{"id":"2174add1-f7c8-44e3-bbf3-2d60b5ea8bc9","title":"Forecast is an hour late after the clock change","identifier":"TIDE-418"}}`

const end = `"organizationId":"0f4b6f3d-9a3e-4b0f-8d8e-2f6b2a1c7e55","webhookTimestamp":1762074842917,"webhookId":"c8e1b6d2-3a5f-4f0b-9c77-51d0e3fa8b46"`

const headersOf: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'Linear-Webhook'],
  ['linear-delivery', '234d1a4e-b617-4388-90fe-adc3633d6b72'],
]

/** Linear's data change webhooks. */
export const linear: Connection = {
  id: 'linear',
  name: 'Linear',
  initials: 'Li',
  summary: 'Issues, comments, projects and cycles of a Linear workspace.',
  docs: { url: 'https://linear.app/developers/webhooks', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @linear/sdk: it accepts what the app signs, for a minute.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'linear',
      name: 'Linear',
      summary: 'Linear signs the body, which holds the time, with HMAC-SHA256 in Linear-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Linear-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        timestamp: {
          source: { from: 'body', path: 'webhookTimestamp' },
          unit: 'ms',
          toleranceSeconds: 60,
          direction: 'both',
        },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing secret',
        hint: 'Linear issues it for each webhook and shows it on its page.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'Issue.create',
      name: 'Issue created',
      description: 'Somebody created an issue.',
      sample: `{"action":"create","actor":${actor},"createdAt":"2026-11-02T09:14:02.554Z","data":${issue},"url":"https://linear.app/harbor-labs/issue/TIDE-418","type":"Issue",${end}}`,
      headers: [['linear-event', 'Issue'], ...headersOf],
    },
    {
      id: 'Issue.update',
      name: 'Issue updated',
      description: 'An issue changed; updatedFrom holds what was before.',
      sample: `{"action":"update","actor":${actor},"createdAt":"2026-11-02T11:20:41.010Z","data":${issue},"updatedFrom":{"updatedAt":"2026-11-02T09:14:02.554Z","priority":3},"url":"https://linear.app/harbor-labs/issue/TIDE-418","type":"Issue",${end}}`,
      headers: [['linear-event', 'Issue'], ...headersOf],
    },
    {
      id: 'Comment.create',
      name: 'Comment created',
      description: 'Somebody commented on an issue.',
      sample: `{"action":"create","actor":${actor},"createdAt":"2026-11-02T10:03:15.120Z","data":${comment},"url":"https://linear.app/harbor-labs/issue/TIDE-418#comment-8a5be2ef","type":"Comment",${end}}`,
      headers: [['linear-event', 'Comment'], ...headersOf],
    },
  ],
  eventTypeFrom: [
    { from: 'body', path: 'type' },
    { from: 'body', path: 'action' },
  ],
  deliveryIdFrom: { from: 'header', name: 'linear-delivery' },
  handshakes: [],
  guide: {
    title: 'In Linear',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'API' },
          ', ',
          { term: 'New webhook' },
          ' ',
          { note: '(admins only)' },
        ],
      },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Data change events' }, ': tick the ones this trigger needs, then create the webhook'] },
      { method: 'signature', text: ['Copy the ', { term: 'Signing secret' }, ' and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: 5, retries: 'Linear tries three more times: after a minute, an hour and six hours.' },
  notes: ['The time counts only from the body; a clock that is a minute wrong refuses everything.'],
}
