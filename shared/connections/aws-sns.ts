import type { Connection } from '../contracts/connection'

const certificate = `"SigningCertURL":"https://sns.eu-west-1.amazonaws.com/SimpleNotificationService-7506a1e35b36ef5a444dd1a8e7cc3ed8.pem"`

const shared: [string, string][] = [
  ['content-type', 'text/plain; charset=UTF-8'],
  ['user-agent', 'Amazon Simple Notification Service Agent'],
  ['x-amz-sns-message-type', 'Notification'],
  ['x-amz-sns-topic-arn', 'arn:aws:sns:eu-west-1:481207330123:tides'],
]

const confirmationFields = ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type']

/** HTTPS subscriptions of Amazon SNS topics. */
export const awsSns: Connection = {
  id: 'aws-sns',
  name: 'Amazon SNS',
  initials: 'SNS',
  summary: 'Messages that are published to an Amazon SNS topic.',
  docs: {
    url: 'https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html',
    readOn: '2026-11-25',
  },
  verified: { level: 'vendor-package', how: "Against sns-validator of AWS, with a key of the test's own." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'aws-sns',
      name: 'Amazon SNS',
      summary: 'SNS signs some fields of the body with RSA and publishes the certificate.',
      recipe: {
        type: 'rsa',
        algorithm: { by: { from: 'body', path: 'SignatureVersion' }, cases: { '1': 'sha1', '2': 'sha256' } },
        key: {
          remote: 'certificate',
          url: { from: 'body', path: 'SigningCertURL' },
          hosts: ['sns.*.amazonaws.com', 'sns.*.amazonaws.com.cn'],
          pathEnd: '.pem',
        },
        credential: { at: [{ from: 'body', path: 'Signature' }] },
        encodings: ['base64'],
        content: [
          {
            part: 'lines',
            by: { from: 'body', path: 'Type' },
            lists: {
              Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
              SubscriptionConfirmation: confirmationFields,
              UnsubscribeConfirmation: confirmationFields,
            },
            optional: ['Subject'],
          },
        ],
        replay: 'delivery-id',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Key',
        hint: 'Not needed: SNS signs with a key of its own, which is fetched from Amazon once you allow it.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'Notification',
      name: 'Notification',
      description: 'A message that was published to the topic.',
      sample: `{"Type":"Notification","MessageId":"22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324","TopicArn":"arn:aws:sns:eu-west-1:481207330123:tides","Subject":"High tide","Message":"{\\"station\\":\\"Porto\\",\\"height\\":3.42}","Timestamp":"2026-11-02T09:14:02.817Z","SignatureVersion":"2","Signature":"",${certificate},"UnsubscribeURL":"https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=arn:aws:sns:eu-west-1:481207330123:tides:c9135db0"}`,
      headers: shared,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'Type' }],
  deliveryIdFrom: { from: 'body', path: 'MessageId' },
  decode: [{ step: 'json-string', path: 'Message' }],
  handshakes: [
    {
      id: 'subscription-confirmation',
      label: "SNS's subscription confirmation",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'Type' }, is: 'equals', value: 'SubscriptionConfirmation' }],
      confirm: {
        source: { from: 'body', path: 'SubscribeURL' },
        hosts: ['sns.*.amazonaws.com', 'sns.*.amazonaws.com.cn'],
        label: 'Confirm subscription',
        what: 'SNS sends nothing until the subscription is confirmed, which fetches the SubscribeURL of this message once.',
      },
      reply: { status: 200, body: { kind: 'empty' } },
    },
    {
      id: 'unsubscribe-confirmation',
      label: "SNS's notice that the subscription ended",
      after: 'authenticate',
      when: [{ source: { from: 'body', path: 'Type' }, is: 'equals', value: 'UnsubscribeConfirmation' }],
      reply: { status: 200, body: { kind: 'empty' } },
    },
  ],
  guide: {
    title: 'In Amazon SNS',
    steps: [
      { text: [{ term: 'Subscriptions' }, ', ', { term: 'Create subscription' }, ': choose the topic'] },
      { text: [{ term: 'Protocol' }, ': HTTPS'] },
      { method: 'signature', text: [{ term: 'Endpoint' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint' }, ': the Webhook Full URL'] },
      {
        text: ['When the confirmation has arrived here, press ', { term: 'Confirm subscription' }, ' below'],
      },
    ],
  },
  delivery: { deadlineSeconds: 15, retries: null },
  notes: [
    'The certificate of SNS has to be fetched from Amazon before anything can be checked; that is off until you allow it.',
    'Raw message delivery sends the message alone, without a signature.',
  ],
}
