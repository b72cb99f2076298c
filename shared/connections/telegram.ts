import type { Connection } from '../contracts/connection'

const from = `{"id":481207330,"is_bot":false,"first_name":"Ines","last_name":"Duarte","language_code":"pt"}`

const chat = `{"id":481207330,"first_name":"Ines","last_name":"Duarte","type":"private"}`

const headers: [string, string][] = [['content-type', 'application/json']]

/** Telegram's updates of a bot. */
export const telegram: Connection = {
  id: 'telegram',
  name: 'Telegram',
  initials: 'Te',
  summary: 'Messages, button presses and other updates of a Telegram bot.',
  docs: { url: 'https://core.telegram.org/bots/api#setwebhook', readOn: '2026-11-25' },
  verified: {
    level: 'other-package',
    how: 'Against grammy, which checks the secret token, and the description of setWebhook in the Bot API.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'telegram',
      name: 'Telegram',
      summary: 'Telegram sends the secret token itself in X-Telegram-Bot-Api-Secret-Token.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'X-Telegram-Bot-Api-Secret-Token' }] },
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'secret_token',
        hint: 'Give it to Telegram as secret_token when you call setWebhook.',
        length: { min: 1, max: 256 },
        alphabet: 'base64url',
      },
    },
  ],
  eventTypes: [
    {
      id: 'message',
      name: 'Message',
      description: 'Somebody wrote to the bot.',
      sample: `{"update_id":10000,"message":{"message_id":1365,"from":${from},"chat":${chat},"date":1762074842,"text":"/tide Porto"}}`,
      headers,
    },
    {
      id: 'callback_query',
      name: 'Button pressed',
      description: 'Somebody pressed a button under a message.',
      sample: `{"update_id":10001,"callback_query":{"id":"4382bfdwdsb323b2d9","from":${from},"data":"refresh","inline_message_id":"1234csdbsk4839","chat_instance":"42a"}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'key', except: ['update_id'] }],
  deliveryIdFrom: { from: 'body', path: 'update_id' },
  handshakes: [],
  guide: {
    title: 'With the Bot API of Telegram',
    steps: [
      { text: ['Telegram has no page for webhooks: call ', { term: 'setWebhook' }, ' with the token of the bot'] },
      { method: 'signature', text: [{ term: 'url' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'url' }, ': the Webhook Full URL'] },
      { method: 'signature', text: [{ term: 'secret_token' }, ': the Webhook API Key'] },
    ],
  },
  delivery: {
    deadlineSeconds: null,
    retries: 'Telegram sends again after any answer but 2xx, and gives up after a while.',
  },
  notes: ['The token proves who sent it but not that the body is unchanged.'],
}
