import type { Connection } from '../contracts/connection'

const account = `ToCountry=PT&ToState=&ToCity=&ToZip=&FromCountry=PT&FromState=&FromCity=&FromZip=&AccountSid=AC8f21c40b7d9e6a3514f0c82b9d7e6a35&ApiVersion=2010-04-01&To=%2B351210001122&From=%2B351912345678`

const headers: [string, string][] = [
  ['content-type', 'application/x-www-form-urlencoded; charset=UTF-8'],
  ['user-agent', 'TwilioProxy/1.1'],
]

/** Twilio's webhooks for messages and calls. */
export const twilio: Connection = {
  id: 'twilio',
  name: 'Twilio',
  initials: 'Tw',
  summary: 'Incoming messages and calls of a Twilio number, and what becomes of those that were sent.',
  docs: { url: 'https://www.twilio.com/docs/usage/webhooks/webhooks-security', readOn: null },
  verified: { level: 'vendor-package', how: 'Against the package twilio in both directions, forms and JSON.' },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'twilio',
      name: 'Twilio',
      summary: 'Twilio signs the URL and the form fields with HMAC-SHA1 in X-Twilio-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha1',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Twilio-Signature' }] },
        encodings: ['base64'],
        content: [{ part: 'url', form: 'full', also: ['default-port'] }, { part: 'form-sorted' }],
        bodyDigest: {
          source: { from: 'query', name: 'bodySHA256' },
          algorithm: 'sha256',
          encoding: 'hex',
          needed: 'unless-form',
        },
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Auth Token',
        hint: 'The Auth Token of the account, on the first page of the Twilio Console. It is not an API key.',
        alphabet: 'hex',
        length: { min: 32, max: 32 },
      },
    },
  ],
  eventTypes: [
    {
      id: 'received',
      name: 'Message received',
      description: 'Somebody sent a message to the number.',
      sample: `${account}&MessageSid=SM4c1f0a9e7d41c839b0618e3f0a72d541&SmsSid=SM4c1f0a9e7d41c839b0618e3f0a72d541&SmsMessageSid=SM4c1f0a9e7d41c839b0618e3f0a72d541&SmsStatus=received&NumMedia=0&NumSegments=1&Body=Is+the+tide+table+for+today+ready%3F`,
      headers,
    },
    {
      id: 'delivered',
      name: 'Message delivered',
      description: 'A message that was sent has arrived.',
      sample: `SmsSid=SM90b1c52ee4a74d0b86f2e7cc3a01d9f4&SmsStatus=delivered&MessageStatus=delivered&To=%2B351912345678&MessageSid=SM90b1c52ee4a74d0b86f2e7cc3a01d9f4&AccountSid=AC8f21c40b7d9e6a3514f0c82b9d7e6a35&From=%2B351210001122&ApiVersion=2010-04-01`,
      headers,
    },
    {
      id: 'failed',
      name: 'Message failed',
      description: 'A message could not be sent; ErrorCode says why.',
      sample: `SmsSid=SM90b1c52ee4a74d0b86f2e7cc3a01d9f5&SmsStatus=failed&MessageStatus=failed&ErrorCode=30008&To=%2B351912345678&MessageSid=SM90b1c52ee4a74d0b86f2e7cc3a01d9f5&AccountSid=AC8f21c40b7d9e6a3514f0c82b9d7e6a35&From=%2B351210001122&ApiVersion=2010-04-01`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'event', path: 'SmsStatus' }],
  deliveryIdFrom: null,
  methods: ['POST', 'GET'],
  decode: [{ step: 'form' }],
  reply: {
    accepted: {
      status: 200,
      headers: [['content-type', 'text/xml']],
      body: '<?xml version="1.0" encoding="UTF-8"?><Response></Response>',
    },
  },
  handshakes: [],
  guide: {
    title: 'In Twilio',
    steps: [
      { text: [{ term: 'Phone Numbers' }, ', ', { term: 'Active numbers' }, ', then the number'] },
      {
        method: 'signature',
        text: [{ term: 'A message comes in' }, ': ', { term: 'Webhook' }, ', the Webhook Base URL, HTTP POST'],
      },
      {
        method: 'apiKey',
        text: [{ term: 'A message comes in' }, ': ', { term: 'Webhook' }, ', the Webhook Full URL, HTTP POST'],
      },
      {
        method: 'signature',
        text: ['Copy the ', { term: 'Auth Token' }, ' of the account and paste it here'],
      },
    ],
  },
  delivery: { deadlineSeconds: 15, retries: null },
  notes: [
    'The URL is signed: what Twilio calls has to be exactly the public URL of this trigger.',
    'The answer is empty TwiML, so nothing is said or sent in return.',
    'Calls carry no SmsStatus; a trigger for any event takes them too.',
  ],
}
