import type { Connection } from '../contracts/connection'

const headers: [string, string][] = [['content-type', 'application/json']]

/** The webhooks of a Docker Hub repository. */
export const dockerhub: Connection = {
  id: 'dockerhub',
  name: 'Docker Hub',
  initials: 'DH',
  summary: 'Images that are pushed to a Docker Hub repository.',
  docs: { url: 'https://docs.docker.com/docker-hub/repos/manage/webhooks/', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Docker's page on webhooks, which knows no signature and no secret." },
  defaultMethod: 'apiKey',
  presets: [
    {
      id: 'dockerhub',
      name: 'Secret in the query',
      summary: 'Docker Hub signs nothing, so the secret is part of the URL that it calls.',
      recipe: {
        type: 'equals',
        credential: { at: [{ from: 'query', name: 'token' }] },
        replay: 'none',
      },
      secret: {
        format: 'hookwright',
        vendorLabel: 'token in the URL',
        hint: 'Add it to the Webhook Base URL as ?token= and the key.',
      },
    },
  ],
  eventTypes: [
    {
      id: 'push',
      name: 'Image pushed',
      description: 'Somebody pushed a tag to the repository.',
      sample:
        '{"callback_url":"https://registry.hub.docker.com/u/harborlabs/tidewatch/hook/2141b5bi5i5b02bec211i4eeih0242eg11000a/","push_data":{"pushed_at":1762074842,"pusher":"mira","tag":"1.4.0"},"repository":{"comment_count":0,"date_created":1741640651,"description":"Tide forecasts as a service","full_description":"","is_official":false,"is_private":true,"is_trusted":false,"name":"tidewatch","namespace":"harborlabs","owner":"harborlabs","repo_name":"harborlabs/tidewatch","repo_url":"https://registry.hub.docker.com/u/harborlabs/tidewatch/","star_count":0,"status":"Active"}}',
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'constant', text: 'push' }],
  deliveryIdFrom: null,
  handshakes: [],
  guide: {
    title: 'In Docker Hub',
    steps: [
      { text: ['The repository, tab ', { term: 'Webhooks' }] },
      { text: [{ term: 'Webhook name' }, ': any'] },
      {
        method: 'apiKey',
        text: [{ term: 'Webhook URL' }, ': the Webhook Full URL, which already carries the key'],
      },
      {
        method: 'signature',
        text: [{ term: 'Webhook URL' }, ': the Webhook Base URL with ', { term: '?token=' }, ' and the key behind it'],
      },
      { text: [{ term: 'Create' }] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [
    'Docker Hub signs nothing: the secret in the URL proves who knows it, not that the body is unchanged.',
    'A push has no id, so the same push sent twice is two events.',
  ],
}
