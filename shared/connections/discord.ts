import type { Connection } from '../contracts/connection'

const user = `{"id":"481207330012349","username":"mira","global_name":"Mira","discriminator":"0","avatar":null}`

const member = `{"user":${user},"roles":["700118822"],"joined_at":"2026-03-10T21:04:11.000000+00:00","deaf":false,"mute":false,"permissions":"2147483647"}`

const interactionStart = `"application_id":"904172650045","id":"1043120067800123","token":"aW50ZXJhY3Rpb246MTA0MzEyMDA2Nzgw","guild_id":"612408117","channel_id":"645027330","version":1,"locale":"en-GB","guild_locale":"en-US","member":${member}`

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Discord-Interactions/1.0 (+https://discord.com)'],
]

/** Discord's interactions and webhook events. */
export const discord: Connection = {
  id: 'discord',
  name: 'Discord',
  initials: 'Di',
  summary: 'Slash commands, buttons and app events of a Discord application.',
  docs: { url: 'https://discord.com/developers/docs/events/webhook-events', readOn: '2026-11-25' },
  verified: { level: 'vendor-package', how: 'Against discord-interactions: it accepts what the app signs.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'discord',
      name: 'Discord',
      summary: 'Discord signs the time and the body with Ed25519 in X-Signature-Ed25519.',
      recipe: {
        type: 'ed25519',
        key: 'raw-hex',
        credential: { at: [{ from: 'header', name: 'X-Signature-Ed25519' }] },
        encodings: ['hex'],
        content: [{ part: 'header', name: 'X-Signature-Timestamp' }, { part: 'body' }],
        replay: 'signature',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Public Key',
        hint: 'Discord shows it under General Information of the application: 64 hexadecimal digits.',
        isPublic: true,
        alphabet: 'hex',
        length: { min: 64, max: 64 },
      },
    },
  ],
  eventTypes: [
    {
      id: '1.APPLICATION_AUTHORIZED',
      name: 'Application authorized',
      description: 'Somebody added the application to a server or an account.',
      sample: `{"version":1,"application_id":"904172650045","type":1,"event":{"type":"APPLICATION_AUTHORIZED","timestamp":"2026-11-02T09:14:27.119470","data":{"integration_type":1,"scopes":["applications.commands"],"user":${user}}}}`,
      headers: [
        ['content-type', 'application/json'],
        ['user-agent', 'Discord-Webhook/1.0 (+https://discord.com)'],
      ],
    },
    {
      id: '2',
      name: 'Slash command',
      description: 'Somebody used a command of the application.',
      sample: `{"type":2,${interactionStart},"data":{"id":"771825006014889984","name":"tide","type":1,"options":[{"type":3,"name":"station","value":"Porto"}]}}`,
      headers,
    },
    {
      id: '3',
      name: 'Button or menu used',
      description: 'Somebody used a component of a message.',
      sample: `{"type":3,${interactionStart},"data":{"component_type":2,"custom_id":"refresh"},"message":{"id":"1043120067800099","type":0,"content":"High tide at 14:12","channel_id":"645027330"}}`,
      headers,
    },
  ],
  eventTypeFrom: [
    { from: 'body', path: 'type' },
    { from: 'body', path: 'event.type' },
  ],
  deliveryIdFrom: null,
  reply: {
    accepted: { status: 204, headers: [['content-type', 'application/json']], body: '' },
    unauthorizedStatus: 401,
  },
  handshakes: [
    {
      id: 'interaction-ping',
      label: "Discord's PING",
      after: 'authenticate',
      when: [
        { source: { from: 'body', path: 'type' }, is: 'equals', value: '1' },
        { source: { from: 'body', path: 'event.type' }, is: 'absent' },
      ],
      reply: { status: 200, body: { kind: 'json', fields: { type: 1 } } },
    },
    {
      id: 'event-ping',
      label: "Discord's webhook ping",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'type' }, is: 'equals', value: '0' }],
      reply: { status: 204, headers: [['content-type', ['application/json']]], body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Discord',
    steps: [
      { text: ['Developer Portal, the application, ', { term: 'General Information' }] },
      {
        method: 'signature',
        text: ['Copy the ', { term: 'Public Key' }, ' and paste it here ', { note: '(do this first)' }],
      },
      {
        method: 'signature',
        text: [
          { term: 'Webhooks' },
          ', ',
          { term: 'Endpoint URL' },
          ': the Webhook Base URL ',
          { note: '(Discord checks it at once, with a wrong signature too)' },
        ],
      },
      { method: 'apiKey', text: ['Discord always signs, so choose ', { term: 'Signature' }, ' here'] },
      { text: [{ term: 'Events' }, ': switch on the ones this trigger needs'] },
    ],
  },
  delivery: {
    deadlineSeconds: 3,
    retries: 'Webhook events are sent again for up to ten minutes; interactions are not.',
  },
  notes: [
    'Interactions want their reply in the answer. This app answers 204, so Discord tells the user that the application did not respond.',
    'Discord sends wrong signatures on purpose and removes a URL that accepts one.',
  ],
}
