import type { Connection } from '../contracts/connection'

const source = `{"type":"user","userId":"U4af4980629a1b2c3d4e5f60718293a4b"}`

const headers: [string, string][] = [
  ['content-type', 'application/json; charset=utf-8'],
  ['user-agent', 'LineBotWebhook/2.0'],
]

/** LINE's Messaging API. */
export const line: Connection = {
  id: 'line',
  name: 'LINE',
  initials: 'LI',
  summary: 'Messages, follows and postbacks of a LINE official account.',
  docs: { url: 'https://developers.line.biz/en/docs/messaging-api/verify-webhook-signature/', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against @line/bot-sdk: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'line',
      name: 'LINE',
      summary: 'LINE signs the body with HMAC-SHA256 in x-line-signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'x-line-signature' }] },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Channel secret',
        hint: 'LINE issues it for the channel, under Basic settings.',
        alphabet: 'hex',
        length: { min: 32, max: 32 },
      },
    },
  ],
  eventTypes: [
    {
      id: 'message',
      name: 'Message',
      description: 'Somebody wrote to the account.',
      sample: `{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"message","message":{"type":"text","id":"14353798921116","quoteToken":"q3Plxr4AgKd","text":"Is the tide table ready?"},"webhookEventId":"01FZ74A0TDDPYRVKNK77XKC3ZR","deliveryContext":{"isRedelivery":false},"timestamp":1762074842917,"source":${source},"replyToken":"757913772c4646b784d4b7ce46d12671","mode":"active"}]}`,
      headers,
    },
    {
      id: 'follow',
      name: 'Follow',
      description: 'Somebody added the account as a friend, or unblocked it.',
      sample: `{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[{"type":"follow","webhookEventId":"01FZ74ASS536FW97EX38NKCZQK","deliveryContext":{"isRedelivery":false},"timestamp":1762074911002,"source":${source},"replyToken":"85cbe770fa8b4f45bbe077b1d4be4a36","mode":"active","follow":{"isUnblocked":false}}]}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'events.0.type' }],
  deliveryIdFrom: { from: 'body', path: 'events.0.webhookEventId' },
  handshakes: [
    {
      id: 'verify',
      label: "LINE's Verify button",
      after: 'authenticate',
      when: [
        { source: { from: 'body', path: 'destination' }, is: 'present' },
        { source: { from: 'body', path: 'events.0.type' }, is: 'absent' },
      ],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In LINE Developers',
    steps: [
      {
        method: 'signature',
        text: [
          'The channel, ',
          { term: 'Basic settings' },
          ': copy the ',
          { term: 'Channel secret' },
          ' and paste it here',
        ],
      },
      {
        method: 'signature',
        text: [{ term: 'Messaging API' }, ', ', { term: 'Webhook URL' }, ': the Webhook Base URL'],
      },
      { method: 'apiKey', text: [{ term: 'Messaging API' }, ', ', { term: 'Webhook URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Verify' }, ', then switch on ', { term: 'Use webhook' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['One delivery may carry several events; its event type is that of the first.'],
}
