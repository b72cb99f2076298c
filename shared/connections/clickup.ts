import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

const webhook = `"webhook_id":"7fa3ec74-69a8-4530-a251-8a13730bd204"`

const user = `{"id":183,"username":"Ines Duarte","email":"ines@lumen-goods.example","color":"#7b68ee","initials":"ID","profilePicture":null}`

/** The webhooks of a ClickUp workspace. */
export const clickup: Connection = {
  id: 'clickup',
  name: 'ClickUp',
  initials: 'CU',
  summary: 'Tasks, comments, lists and goals of a ClickUp workspace.',
  docs: { url: 'https://developer.clickup.com/docs/webhooksignature', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "ClickUp's pages on the signature and the health of webhooks." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'clickup',
      name: 'ClickUp',
      summary: 'ClickUp signs the body with HMAC-SHA256 in X-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'none',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'secret',
        hint: 'ClickUp returns it as secret when the webhook is created.',
        alphabet: 'alphanumeric',
      },
    },
  ],
  eventTypes: [
    {
      id: 'taskCreated',
      name: 'Task created',
      description: 'A task was added.',
      sample: `{"event":"taskCreated","history_items":[{"id":"2800763136717140857","type":1,"date":"1793610867119","field":"status","parent_id":"162641062","data":{"status_type":"open"},"source":null,"user":${user},"before":{"status":null,"color":"#000000","type":"removed","orderindex":-1},"after":{"status":"to do","color":"#f9d900","orderindex":0,"type":"open"}}],"task_id":"1vj37mc",${webhook}}`,
      headers,
    },
    {
      id: 'taskStatusUpdated',
      name: 'Task status changed',
      description: 'A task moved to another status.',
      sample: `{"event":"taskStatusUpdated","history_items":[{"id":"2800787326392370170","type":1,"date":"1793611203501","field":"status","parent_id":"162641062","data":{"status_type":"custom"},"source":null,"user":${user},"before":{"status":"to do","color":"#f9d900","orderindex":0,"type":"open"},"after":{"status":"in progress","color":"#7C4DFF","orderindex":1,"type":"custom"}}],"task_id":"1vj37mc",${webhook}}`,
      headers,
    },
    {
      id: 'taskDeleted',
      name: 'Task deleted',
      description: 'A task was deleted.',
      sample: `{"event":"taskDeleted","task_id":"1vj37mc",${webhook}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event' }],
  deliveryIdFrom: null,
  reply: { unauthorizedStatus: 403, suspendsOn: [401, 410] },
  handshakes: [],
  guide: {
    title: 'With the API of ClickUp',
    steps: [
      { text: ['ClickUp has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST /team/{team_id}/webhook' }, ' with the ', { term: 'events' }, ' this trigger needs'] },
      { method: 'signature', text: [{ term: 'endpoint' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'endpoint' }, ': the Webhook Full URL'] },
      { method: 'signature', text: ['Copy the ', { term: 'secret' }, ' of the answer and paste it here'] },
    ],
  },
  delivery: {
    deadlineSeconds: 7,
    retries: 'ClickUp tries each event five times; after 100 events that failed it suspends the webhook.',
  },
  notes: ['ClickUp suspends a webhook that answers 401 or 410, so a wrong signature is answered with 403.'],
}
