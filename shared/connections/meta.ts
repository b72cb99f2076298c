import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'facebookexternalua'],
]

/** Meta's webhooks: Facebook pages, Instagram and WhatsApp. */
export const meta: Connection = {
  id: 'meta',
  name: 'Meta',
  initials: 'Me',
  summary: 'Facebook pages, Instagram and WhatsApp Business: messages, comments and leads.',
  docs: { url: 'https://developers.facebook.com/docs/graph-api/webhooks/getting-started/', readOn: null },
  verified: {
    level: 'other-package',
    how: "Against whatsapp-api-js: it accepts what the app signs; Meta's documentation of the handshake.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'meta',
      name: 'Meta',
      summary: 'Meta signs the body with HMAC-SHA256 in X-Hub-Signature-256.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Hub-Signature-256' }], prefix: 'sha256=' },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'App secret',
        hint: 'Meta issues it for the app, under App settings, Basic.',
        alphabet: 'hex',
        length: { min: 32, max: 32 },
      },
    },
  ],
  config: [
    {
      name: 'verifyToken',
      label: 'Verify token',
      hint: 'Paste it into the field of that name at Meta. Meta gives it back when it checks the URL.',
      required: true,
      generated: true,
    },
  ],
  eventTypes: [
    {
      id: 'whatsapp_business_account',
      name: 'WhatsApp message',
      description: 'A message to, or the status of one from, a WhatsApp Business number.',
      sample:
        '{"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"351210001122","phone_number_id":"106540352242922"},"contacts":[{"profile":{"name":"Ines Duarte"},"wa_id":"351912345678"}],"messages":[{"from":"351912345678","id":"wamid.HBgLMzUxOTEyMzQ1Njc4FQIAEhggMkY0","timestamp":"1762074842","text":{"body":"Is the tide table ready?"},"type":"text"}]},"field":"messages"}]}]}',
      headers,
    },
    {
      id: 'page',
      name: 'Page event',
      description: 'A comment, post, lead or message of a Facebook page.',
      sample:
        '{"object":"page","entry":[{"id":"110452188231904","time":1762074842,"changes":[{"field":"feed","value":{"from":{"id":"4512203381","name":"Ines Duarte"},"item":"comment","verb":"add","post_id":"110452188231904_722810","comment_id":"722810_118","created_time":1762074840,"message":"Sch\\u00f6ne Uhr!"}}]}]}',
      headers,
    },
    {
      id: 'instagram',
      name: 'Instagram event',
      description: 'A comment, mention or message of an Instagram account.',
      sample:
        '{"object":"instagram","entry":[{"id":"17841405822304914","time":1762074842,"changes":[{"field":"comments","value":{"id":"17865799348089039","text":"Lovely clock","from":{"id":"232323232","username":"ines.d"},"media":{"id":"17887498072083520","media_product_type":"FEED"}}}]}]}',
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'object' }],
  deliveryIdFrom: null,
  handshakes: [
    {
      id: 'subscribe',
      label: "Meta's check of the callback URL",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'GET' },
        { source: { from: 'query', name: 'hub.mode' }, is: 'equals', value: 'subscribe' },
        { source: { from: 'query', name: 'hub.verify_token' }, is: 'config', config: 'verifyToken' },
      ],
      reply: {
        status: 200,
        body: { kind: 'text', text: [{ echo: { from: 'query', name: 'hub.challenge' } }] },
      },
    },
    {
      id: 'wrong-token',
      label: "Meta's check of the callback URL, with another verify token",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'GET' },
        { source: { from: 'query', name: 'hub.mode' }, is: 'present' },
      ],
      refuses: true,
      reply: { status: 403, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Meta',
    steps: [
      { text: ['App Dashboard, ', { term: 'App settings' }, ', ', { term: 'Basic' }] },
      { method: 'signature', text: ['Show the ', { term: 'App secret' }, ', copy it and paste it here'] },
      { text: [{ term: 'Webhooks' }, ': choose the object, then ', { term: 'Subscribe to this object' }] },
      { method: 'signature', text: [{ term: 'Callback URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Callback URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Verify token' }, ': the one shown here ', { note: '(Meta checks the URL at once)' }] },
      { text: [{ term: 'Subscribe' }, ' to the fields this trigger needs'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'One delivery may carry several entries.',
    'Meta writes characters beyond ASCII as escapes; the signature is over exactly those bytes.',
    'There is no delivery id, so a repeated delivery counts as a new one.',
  ],
}
