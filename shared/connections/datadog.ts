import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

const end = `"date":"1762074842000","org":{"id":"418220","name":"Harbor Labs"}`

/** The webhooks integration of Datadog. */
export const datadog: Connection = {
  id: 'datadog',
  name: 'Datadog',
  initials: 'Dd',
  summary: 'Monitors of Datadog that alert and recover.',
  docs: { url: 'https://docs.datadoghq.com/integrations/webhooks/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Datadog's page on the webhooks integration, which knows no signature." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'datadog',
      name: 'Custom header',
      summary: 'Datadog signs nothing, so it sends the secret itself in a header of your own.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'header', name: 'X-Webhook-Token' }] },
        replay: 'none',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Custom Headers',
        hint: 'Give it to Datadog under Custom Headers, as the value of X-Webhook-Token.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'metric_alert_monitor',
      name: 'Metric monitor',
      description: 'A monitor of a metric alerts or recovers.',
      sample: `{"id":"7284190035512","event_type":"metric_alert_monitor","title":"[Triggered] Disk almost full on web-01","body":"Disk almost full on web-01\\n@webhook-tidewatch","last_updated":"1762074842000",${end}}`,
      headers,
    },
    {
      id: 'log_alert',
      name: 'Log monitor',
      description: 'A monitor of logs alerts or recovers.',
      sample: `{"id":"7284190035513","event_type":"log_alert","title":"[Triggered] Errors in the forecast service","body":"More than 20 errors in 5 minutes\\n@webhook-tidewatch","last_updated":"1762074842000",${end}}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'event_type' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'In Datadog',
    steps: [
      { text: [{ term: 'Integrations' }, ', ', { term: 'Webhooks' }, ', ', { term: 'New' }] },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [
          { term: 'Custom Headers' },
          ': ',
          { term: '{"X-Webhook-Token": "..."}' },
          ' with the Webhook API Key ',
          { note: '(a hidden custom variable keeps it out of sight)' },
        ],
      },
      {
        text: [
          { term: 'Payload' },
          ': keep ',
          { term: '"event_type": "$EVENT_TYPE"' },
          ' in it, and leave ',
          { term: 'Encode as form' },
          ' off',
        ],
      },
      { text: ['Write ', { term: '@webhook-' }, ' and the name of the webhook into the message of a monitor'] },
    ],
  },
  delivery: {
    deadlineSeconds: 15,
    retries: 'Datadog tries five more times when the answer is 5xx or does not come.',
  },
  notes: [
    'The header proves who sent it but not that the body is unchanged.',
    'The payload is a template of yours: without event_type in it, choose any event for this trigger.',
  ],
}
