import type { Connection } from '../contracts/connection'

/** The webhook action of Wiz automation rules. */
export const wiz: Connection = {
  id: 'wiz',
  name: 'Wiz',
  initials: 'Wz',
  summary: 'Issues, detections and cloud events that a Wiz automation rule sends.',
  docs: { url: 'https://docs.wirespeed.co/integrations/wiz', readOn: '2026-11-25' },
  verified: {
    level: 'documentation',
    how: "A partner's guide to the webhook action; the documentation of Wiz needs an account.",
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'wiz',
      name: 'Wiz',
      summary: 'Wiz signs nothing: it sends the token itself in Authorization: Bearer.',
      recipe: { type: 'equals', credential: { at: [{ from: 'bearer' }] }, replay: 'none' },
      secret: {
        format: 'hookwright',
        vendorLabel: 'Token',
        hint: 'Give it to Wiz as the token of the webhook action.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'event',
      name: 'Automation action',
      description: 'You write the body in the action, so this is only an example.',
      sample:
        '{"trigger":{"source":"ISSUES","type":"Created","ruleName":"Send critical issues"},"issue":{"id":"7c6f2a51-0b4e-4d0a-8e55-3f1f0a9d4c21","status":"OPEN","severity":"CRITICAL","created":"2026-11-02T09:14:27Z"},"resource":{"name":"tide-gauges","type":"BUCKET","cloudPlatform":"AWS","region":"eu-west-3"}}',
      headers: [['content-type', 'application/json']],
    },
  ],
  eventTypeFrom: [{ from: 'constant', text: 'event' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'In Wiz',
    steps: [
      {
        text: [
          { term: 'Settings' },
          ', ',
          { term: 'Automation' },
          ', ',
          { term: 'Automation Actions' },
          ', ',
          { term: 'Add Action' },
          ': Webhook',
        ],
      },
      { method: 'signature', text: [{ term: 'URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'URL' }, ': the Webhook Full URL'] },
      {
        method: 'signature',
        text: [{ term: 'Authentication' }, ': Token (Bearer), and the Webhook API Key as the token'],
      },
      { text: [{ term: 'Automation Rules' }, ': a rule that runs this action for what the trigger needs'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: ['The token proves who sent it but not that the body is unchanged.'],
}
