import type { Connection } from '../contracts/connection'

const model = `{"id":"5f1e2d3c4b5a69788796a5b4","name":"Tides","desc":"","closed":false,"url":"https://trello.com/b/nC8QJJoZ/tides","prefs":{"permissionLevel":"private"}}`

const member = `{"id":"5abbe4b7ddc1b351ef961414","fullName":"Mira Okafor","username":"miraokafor","initials":"MO"}`

const headers: [string, string][] = [['content-type', 'application/json']]

/** Trello's webhooks on a model. */
export const trello: Connection = {
  id: 'trello',
  name: 'Trello',
  initials: 'Tr',
  summary: 'Cards, lists and members of a Trello board.',
  docs: { url: 'https://developer.atlassian.com/cloud/trello/guides/rest-api/webhooks/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Trello's guide to webhooks." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'trello',
      name: 'Trello',
      summary: 'Trello signs the body and the URL with HMAC-SHA1 in X-Trello-Webhook.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha1',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Trello-Webhook' }] },
        encodings: ['base64'],
        content: [{ part: 'body' }, { part: 'url', form: 'full' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Secret',
        hint: 'The secret of the application, beside its API key. It is not a token.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'createCard',
      name: 'Card created',
      description: 'Somebody added a card.',
      sample: `{"action":{"id":"51f9424bcd6e040f3c002412","idMemberCreator":"5abbe4b7ddc1b351ef961414","data":{"board":{"id":"5f1e2d3c4b5a69788796a5b4","name":"Tides"},"list":{"id":"5f1e2d3c4b5a69788796a5b5","name":"To do"},"card":{"id":"5f1e2d3c4b5a69788796a5b6","name":"Check Porto","idShort":18,"shortLink":"gplJb8Wa"}},"type":"createCard","date":"2026-11-02T09:14:02.003Z","memberCreator":${member}},"model":${model}}`,
      headers,
    },
    {
      id: 'updateCard',
      name: 'Card changed',
      description: 'A card was renamed, moved, archived or changed otherwise.',
      sample: `{"action":{"id":"51f9424bcd6e040f3c002413","idMemberCreator":"5abbe4b7ddc1b351ef961414","data":{"board":{"id":"5f1e2d3c4b5a69788796a5b4","name":"Tides"},"listBefore":{"id":"5f1e2d3c4b5a69788796a5b5","name":"To do"},"listAfter":{"id":"5f1e2d3c4b5a69788796a5b7","name":"Done"},"card":{"id":"5f1e2d3c4b5a69788796a5b6","name":"Check Porto","idShort":18},"old":{"idList":"5f1e2d3c4b5a69788796a5b5"}},"type":"updateCard","date":"2026-11-02T11:20:41.010Z","memberCreator":${member}},"model":${model}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'action.type' }],
  deliveryIdFrom: { from: 'body', path: 'action.id' },
  reply: { suspendsOn: [410] },
  handshakes: [
    {
      id: 'head',
      label: "Trello's HEAD request",
      after: 'route',
      when: [{ source: { from: 'method' }, is: 'equals', value: 'HEAD' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'With the API of Trello',
    steps: [
      { text: ['Trello has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST /1/webhooks' }, ' with ', { term: 'idModel' }, ': the id of the board'] },
      { method: 'signature', text: [{ term: 'callbackURL' }, ': the Webhook Base URL, character for character'] },
      { method: 'apiKey', text: [{ term: 'callbackURL' }, ': the Webhook Full URL'] },
      { method: 'signature', text: ['Copy the ', { term: 'Secret' }, ' of the application and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['The URL is signed: it has to be exactly the one that the webhook was created with.'],
}
