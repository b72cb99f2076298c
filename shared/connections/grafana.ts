import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Grafana'],
]

const alert = `"labels":{"alertname":"High tide","station":"Porto"},"annotations":{"summary":"The water is above 3.4 m"},"startsAt":"2026-11-02T09:14:00Z","generatorURL":"https://grafana.harbor-labs.example/alerting/grafana/ddkq2h9/view","fingerprint":"c6eadffa33fcdf37","silenceURL":"https://grafana.harbor-labs.example/alerting/silence/new","values":{"B":3.42}`

const end = `"groupLabels":{"alertname":"High tide"},"commonLabels":{"alertname":"High tide","station":"Porto"},"commonAnnotations":{"summary":"The water is above 3.4 m"},"externalURL":"https://grafana.harbor-labs.example/","version":"1","groupKey":"{}:{alertname=\\"High tide\\"}","truncatedAlerts":0,"orgId":1`

/** The webhook contact point of Grafana Alerting. */
export const grafana: Connection = {
  id: 'grafana',
  name: 'Grafana',
  initials: 'Gr',
  summary: 'Alerts of Grafana that fire and are resolved.',
  docs: {
    url: 'https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/integrations/webhook-notifier/',
    readOn: '2026-11-25',
  },
  verified: { level: 'documentation', how: "Grafana's page on webhook notifications." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'grafana',
      name: 'Grafana HMAC',
      summary: 'Grafana signs the time, where it sends one, and the body with HMAC-SHA256.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Grafana-Alerting-Signature' }] },
        encodings: ['hex'],
        content: [
          { part: 'header', name: 'X-Grafana-Alerting-Timestamp', optional: true, after: ':' },
          { part: 'body' },
        ],
        timestamp: {
          source: { from: 'header', name: 'x-grafana-alerting-timestamp' },
          unit: 's',
          toleranceSeconds: 300,
          direction: 'both',
          optional: true,
        },
        replay: 'signature',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Secret',
        hint: 'Grafana asks for it under HMAC Signature. It is never sent; it signs each notification.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'firing',
      name: 'Firing',
      description: 'At least one alert of the group fires.',
      sample: `{"receiver":"tidewatch","status":"firing","alerts":[{"status":"firing",${alert},"endsAt":"0001-01-01T00:00:00Z"}],${end},"title":"[FIRING:1] High tide","state":"alerting","message":"The water is above 3.4 m"}`,
      headers,
    },
    {
      id: 'resolved',
      name: 'Resolved',
      description: 'All alerts of the group are over.',
      sample: `{"receiver":"tidewatch","status":"resolved","alerts":[{"status":"resolved",${alert},"endsAt":"2026-11-02T10:03:00Z"}],${end},"title":"[RESOLVED] High tide","state":"ok","message":"The water is above 3.4 m"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'status' }],
  deliveryIdFrom: null,
  methods: ['POST', 'PUT'],
  handshakes: [],
  guide: {
    title: 'In Grafana',
    steps: [
      {
        text: [
          { term: 'Alerting' },
          ', ',
          { term: 'Contact points' },
          ', ',
          { term: 'Add contact point' },
          ', Integration ',
          { term: 'Webhook' },
        ],
      },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [{ term: 'HMAC Signature' }, ', ', { term: 'Secret' }, ': the Webhook API Key'],
      },
      {
        method: 'signature',
        text: [{ term: 'Timestamp Header' }, ': ', { term: 'X-Grafana-Alerting-Timestamp' }],
      },
      { text: [{ term: 'Save contact point' }, ', and let a notification policy use it'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Grafana names no header for the time by itself; without one an old notification cannot be told from a new one.',
    'Another name for the header of the signature or the time has to be typed as a custom recipe.',
  ],
}
