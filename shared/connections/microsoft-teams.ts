import type { Connection } from '../contracts/connection'

const sender = `{"id":"29:1bSnHZ7Js2STWrgk6ScEErLk1Lp2zQuD5H2qQ960rtvstKp8tKLl3r8r6DoW0QxZimuTxk","name":"Ines Duarte","aadObjectId":"2d6f4b0e-7a51-4c0b-9f7a-11f0d1a2c3b4"}`

const conversation = `{"isGroup":true,"id":"19:7a51c0b9f7a@thread.tacv2;messageid=1793610867119","name":null,"conversationType":"channel"}`

/** The outgoing webhooks of a team in Microsoft Teams. */
export const microsoftTeams: Connection = {
  id: 'microsoft-teams',
  name: 'Microsoft Teams',
  initials: 'MT',
  summary: 'Messages in which somebody mentions an outgoing webhook of a team.',
  docs: {
    url: 'https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-outgoing-webhook',
    readOn: '2026-11-25',
  },
  verified: {
    level: 'documentation',
    how: "Microsoft's page on outgoing webhooks and the code of its sample for Node.js.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'microsoft-teams',
      name: 'Microsoft Teams',
      summary: 'Teams signs the body with HMAC-SHA256 in Authorization: HMAC.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'base64',
        credential: { at: [{ from: 'header', name: 'Authorization' }], prefix: 'HMAC ' },
        encodings: ['base64'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Security token',
        hint: 'Teams shows it once, when the outgoing webhook is created.',
        length: { min: 44, max: 44 },
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'message',
      name: 'Message',
      description: 'Somebody mentioned the webhook in a channel.',
      sample: `{"type":"message","id":"1793610867119","timestamp":"2026-11-02T09:14:27.119Z","localTimestamp":"2026-11-02T09:14:27.119Z","serviceUrl":"https://smba.trafficmanager.net/emea/","channelId":"msteams","from":${sender},"conversation":${conversation},"recipient":null,"textFormat":"plain","attachmentLayout":null,"membersAdded":[],"membersRemoved":[],"topicName":null,"text":"<at>Tides</at> when is high tide in Porto?","attachments":[{"contentType":"text/html","content":"<div><span itemscope itemtype=\\"http://schema.skype.com/Mention\\" itemid=\\"0\\">Tides</span> when is high tide in Porto?</div>"}],"entities":[{"type":"clientInfo","locale":"en-GB","country":"GB","platform":"Web"}],"channelData":{"teamsChannelId":"19:7a51c0b9f7a@thread.tacv2","teamsTeamId":"19:7a51c0b9f7a@thread.tacv2","channel":{"id":"19:7a51c0b9f7a@thread.tacv2"},"team":{"id":"19:7a51c0b9f7a@thread.tacv2"},"tenant":{"id":"84bd8158-6d4d-4958-8b9f-9d6445542f95"}}}`,
      headers: [['content-type', 'application/json; charset=utf-8']],
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'body', path: 'id' },
  reply: {
    accepted: {
      status: 200,
      headers: [['content-type', 'application/json']],
      body: '{"type":"message","text":"Received."}',
    },
  },
  handshakes: [],
  guide: {
    title: 'In Microsoft Teams',
    steps: [
      { text: ['The team, ', { term: 'Manage team' }, ', ', { term: 'Apps' }] },
      { text: [{ term: 'Create an outgoing webhook' }, ' ', { note: '(at the lower right)' }] },
      { method: 'signature', text: [{ term: 'Callback URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Callback URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Name' }, ': what people will mention, and a ', { term: 'Description' }] },
      {
        method: 'signature',
        text: [{ term: 'Create' }, ', then copy the security token and paste it here ', { note: '(shown once)' }],
      },
    ],
  },
  delivery: { deadlineSeconds: 5, retries: null },
  notes: ['Teams posts the answer into the channel as the reply of the webhook: a short "Received.".'],
}
