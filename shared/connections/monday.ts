import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

const item = `"userId":9603417,"originalTriggerUuid":null,"boardId":1771812698,"pulseId":1772099344`

/** The board webhooks of monday.com. */
export const monday: Connection = {
  id: 'monday',
  name: 'monday.com',
  initials: 'mo',
  summary: 'Items, column values and updates of a monday.com board.',
  docs: { url: 'https://developer.monday.com/api-reference/docs/webhooks', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: "The token of monday.com against the package jsonwebtoken, which monday's documentation names.",
  },
  defaultMethod: 'apiKey',
  presets: [
    {
      id: 'monday',
      name: 'monday.com',
      summary: 'monday.com sends a JWT under the signing secret of the app in Authorization.',
      recipe: {
        type: 'jwt',
        algorithms: ['HS256'],
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'Authorization' }] },
        replay: 'none',
        claims: [{ claim: 'aud', is: 'url', form: 'full' }],
        expiry: 'required',
        leewaySeconds: 0,
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'The Developer Center shows it with the app that creates the webhook.',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'create_pulse',
      name: 'Item created',
      description: 'An item was added to the board.',
      sample: `{"event":{${item},"pulseName":"Check the gauge in Porto","groupId":"topics","groupName":"This week","groupColor":"#579bfc","isTopGroup":true,"columnValues":{},"app":"monday","type":"create_pulse","triggerTime":"2026-11-02T09:14:27.119Z","subscriptionId":73759690,"triggerUuid":"b5ed2e17c530f43668de130142445cba"}}`,
      headers,
    },
    {
      id: 'update_column_value',
      name: 'Column value changed',
      description: 'A value of an item changed.',
      sample: `{"event":{${item},"pulseName":"Check the gauge in Porto","groupId":"topics","columnId":"status","columnType":"color","columnTitle":"Status","value":{"label":{"index":1,"text":"Done","style":{"color":"#00c875","border":"#00b461","var_name":"green-shadow"}},"post_id":null},"previousValue":null,"changedAt":1793610867.119,"isTopGroup":true,"app":"monday","type":"update_column_value","triggerTime":"2026-11-02T09:20:03.501Z","subscriptionId":73759691,"triggerUuid":"645fc8d8709d35718f1ae00ceded91e9"}}`,
      headers,
    },
    {
      id: 'create_update',
      name: 'Update posted',
      description: 'Somebody posted an update to an item.',
      sample: `{"event":{${item},"body":"<p>The gauge is <b>dry</b>.</p>","textBody":"The gauge is dry.","updateId":997824787,"replyId":null,"app":"monday","type":"create_update","triggerTime":"2026-11-02T10:03:15.120Z","subscriptionId":73759692,"triggerUuid":"6119292e227abcc571f90ea4177e94f5"}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event.type' }],
  deliveryIdFrom: null,
  handshakes: [
    {
      id: 'challenge',
      label: "monday.com's challenge",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'body', path: 'challenge' }, is: 'present' },
        { source: { from: 'body', path: 'event' }, is: 'absent' },
      ],
      reply: {
        status: 200,
        body: { kind: 'json', fields: { challenge: [{ echo: { from: 'body', path: 'challenge' } }] } },
      },
    },
  ],
  guide: {
    title: 'In monday.com',
    steps: [
      {
        method: 'apiKey',
        text: ['The board, ', { term: 'Automations Center' }, ', ', { term: 'Integrations' }, ': search for webhooks'],
      },
      { method: 'apiKey', text: ['Choose the recipe for what this trigger needs'] },
      {
        method: 'apiKey',
        text: ['Its URL: the Webhook Full URL ', { note: '(monday.com sends its challenge at once)' }],
      },
      {
        method: 'signature',
        text: ['Only webhooks that an app creates carry a token: call ', { term: 'create_webhook' }, ' as that app'],
      },
      { method: 'signature', text: [{ term: 'url' }, ': the Webhook Base URL'] },
      {
        method: 'signature',
        text: ['Developer Center, the app: copy the ', { term: 'Signing Secret' }, ' and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: null, retries: 'monday.com sends again once a minute for 30 minutes.' },
  notes: [
    'Webhooks added on the board itself are not signed, so that the key in the URL stands in.',
    'The token proves who sent it but not that the body is unchanged.',
  ],
}
