import type { Connection } from '../contracts/connection'

const outer = `"token":"Zx8vQpLm3RtY6wKc1NdB","team_id":"T08HARBOR1","api_app_id":"A08TIDE4421"`

const authorizations = `"authorizations":[{"enterprise_id":null,"team_id":"T08HARBOR1","user_id":"U08BOT7731","is_bot":true,"is_enterprise_install":false}],"is_ext_shared_channel":false`

const message = `{"type":"message","user":"U08MIRA112","text":"The forecast for Porto looks off by an hour.","ts":"1762074840.004219","client_msg_id":"5f2c0a9e-7d41-4c83-9b06-18e3f0a72d54","channel":"C08TIDES22","event_ts":"1762074840.004219","channel_type":"channel"}`

const mention = `{"type":"app_mention","user":"U08MIRA112","text":"<@U08BOT7731> which stations are late?","ts":"1762075102.118409","channel":"C08TIDES22","event_ts":"1762075102.118409"}`

const reaction = `{"type":"reaction_added","user":"U08INES204","reaction":"eyes","item_user":"U08MIRA112","item":{"type":"message","channel":"C08TIDES22","ts":"1762074840.004219"},"event_ts":"1762074911.000200"}`

const joined = `{"type":"member_joined_channel","user":"U08INES204","channel":"C08TIDES22","channel_type":"C","team":"T08HARBOR1","inviter":"U08MIRA112","event_ts":"1762070012.000300"}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Slackbot 1.0 (+https://api.slack.com/robots)'],
]

/** Slack's Events API over HTTP. */
export const slack: Connection = {
  id: 'slack',
  name: 'Slack',
  initials: 'Sl',
  summary: 'Messages, mentions, reactions and channel changes that a Slack app subscribes to.',
  docs: { url: 'https://docs.slack.dev/authentication/verifying-requests-from-slack/', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against @slack/bolt, which accepts what the app signs, and the vector of the documentation.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'slack',
      name: 'Slack',
      summary: 'Slack signs the time and the body with HMAC-SHA256 in X-Slack-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Slack-Signature' }], prefix: 'v0=' },
        encodings: ['hex'],
        content: [
          { part: 'literal', text: 'v0:' },
          { part: 'header', name: 'X-Slack-Request-Timestamp' },
          { part: 'literal', text: ':' },
          { part: 'body' },
        ],
        timestamp: {
          source: { from: 'header', name: 'x-slack-request-timestamp' },
          unit: 's',
          toleranceSeconds: 300,
          direction: 'both',
        },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'Slack issues it for the app, under Basic Information. It is not the client secret and not the verification token.',
        alphabet: 'hex',
      },
    },
  ],
  eventTypes: [
    {
      id: 'message',
      name: 'Message posted',
      description: 'Somebody posted a message in a channel that the app is in.',
      sample: `{${outer},"event":${message},"type":"event_callback","event_id":"Ev08MSG4471","event_time":1762074840,${authorizations}}`,
      headers,
    },
    {
      id: 'app_mention',
      name: 'App mentioned',
      description: 'Somebody mentioned the app.',
      sample: `{${outer},"event":${mention},"type":"event_callback","event_id":"Ev08MEN9902","event_time":1762075102,${authorizations}}`,
      headers,
    },
    {
      id: 'reaction_added',
      name: 'Reaction added',
      description: 'Somebody added an emoji to a message.',
      sample: `{${outer},"event":${reaction},"type":"event_callback","event_id":"Ev08REA1180","event_time":1762074911,${authorizations}}`,
      headers,
    },
    {
      id: 'member_joined_channel',
      name: 'Member joined',
      description: 'Somebody joined a channel that the app is in.',
      sample: `{${outer},"event":${joined},"type":"event_callback","event_id":"Ev08JOI5523","event_time":1762070012,${authorizations}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'event', path: 'event.type' }],
  deliveryIdFrom: { from: 'body', path: 'event_id' },
  decode: [{ step: 'form' }, { step: 'form-field', name: 'payload' }],
  handshakes: [
    {
      id: 'url-verification',
      label: "Slack's url_verification",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'type' }, is: 'equals', value: 'url_verification' }],
      reply: {
        status: 200,
        body: { kind: 'json', fields: { challenge: [{ echo: { from: 'body', path: 'challenge' } }] } },
      },
    },
    {
      id: 'ssl-check',
      label: "Slack's certificate check",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'form', name: 'ssl_check' }, is: 'equals', value: '1' },
      ],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Slack',
    steps: [
      { text: ['Open the app at api.slack.com/apps, ', { term: 'Basic Information' }] },
      {
        method: 'signature',
        text: ['Copy the ', { term: 'Signing Secret' }, ' and paste it here ', { note: '(do this first)' }],
      },
      { text: [{ term: 'Event Subscriptions' }, ': switch on ', { term: 'Enable Events' }] },
      {
        method: 'signature',
        text: [{ term: 'Request URL' }, ': the Webhook Base URL ', { note: '(Slack checks it at once)' }],
      },
      { method: 'apiKey', text: [{ term: 'Request URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Subscribe to bot events' }, ': add the events this trigger needs, then save'] },
    ],
  },
  delivery: { deadlineSeconds: 3, retries: 'Slack tries three more times and says so in X-Slack-Retry-Num.' },
  notes: [
    'Slash commands and interactivity come as forms: the event is then the JSON in the field payload, or the fields themselves.',
    'Their event type cannot be told from Events API types, so a trigger for one event type does not take them.',
  ],
}
