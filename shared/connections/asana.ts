import type { Connection } from '../contracts/connection'

const user = `{"gid":"1201188327","resource_type":"user"}`

const headers: [string, string][] = [['content-type', 'application/json']]

/** Asana's webhooks on a resource. */
export const asana: Connection = {
  id: 'asana',
  name: 'Asana',
  initials: 'As',
  summary: 'Changes of tasks, projects and stories in Asana.',
  docs: { url: 'https://developers.asana.com/docs/webhooks-guide', readOn: '2026-11-25' },
  verified: { level: 'documentation', how: "Asana's guide to webhooks, with its handshake." },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'asana',
      name: 'Asana',
      summary: 'Asana signs the body with HMAC-SHA256 in X-Hook-Signature.',
      recipe: {
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'header', name: 'X-Hook-Signature' }] },
        encodings: ['hex'],
        content: [{ part: 'body' }],
        replay: 'delivery-id',
      },
      secret: {
        format: 'vendor',
        vendorLabel: 'Hook secret',
        hint: 'Asana sends it once, in X-Hook-Secret, while the webhook is created. The app keeps it.',
        issuer: 'vendor-handshake',
        alphabet: 'printable',
      },
    },
  ],
  eventTypes: [
    {
      id: 'task.changed',
      name: 'Task changed',
      description: 'A field of a task changed.',
      sample: `{"events":[{"user":${user},"created_at":"2026-11-02T09:14:02.554Z","action":"changed","resource":{"gid":"1207735260","resource_type":"task","resource_subtype":"default_task"},"parent":null,"change":{"field":"due_on","action":"changed"}}]}`,
      headers,
    },
    {
      id: 'task.added',
      name: 'Task added',
      description: 'A task was added to the project.',
      sample: `{"events":[{"user":${user},"created_at":"2026-11-02T09:20:11.010Z","action":"added","resource":{"gid":"1207735261","resource_type":"task","resource_subtype":"default_task"},"parent":{"gid":"1207735200","resource_type":"project"}}]}`,
      headers,
    },
    {
      id: 'story.added',
      name: 'Comment added',
      description: 'A comment or another story was added to a task.',
      sample: `{"events":[{"user":${user},"created_at":"2026-11-02T10:03:15.120Z","action":"added","resource":{"gid":"1207735300","resource_type":"story","resource_subtype":"comment_added"},"parent":{"gid":"1207735260","resource_type":"task","resource_subtype":"default_task"}}]}`,
      headers,
    },
  ],
  eventTypeFrom: [
    { from: 'body', path: 'events.0.resource.resource_type' },
    { from: 'body', path: 'events.0.action' },
  ],
  deliveryIdFrom: null,
  handshakes: [
    {
      id: 'hook-secret',
      label: "Asana's handshake",
      after: 'route',
      when: [
        { source: { from: 'method' }, is: 'equals', value: 'POST' },
        { source: { from: 'header', name: 'x-hook-secret' }, is: 'present' },
        { source: { from: 'header', name: 'x-hook-signature' }, is: 'absent' },
      ],
      capture: { from: 'header', name: 'x-hook-secret' },
      reply: {
        status: 200,
        headers: [['X-Hook-Secret', [{ echo: { from: 'header', name: 'x-hook-secret' } }]]],
        body: { kind: 'empty' },
      },
    },
  ],
  guide: {
    title: 'With the API of Asana',
    steps: [
      { text: ['Asana has no page for webhooks: create one with a call of its API'] },
      { text: [{ term: 'POST /webhooks' }, ' with ', { term: 'resource' }, ': the id of the project or task'] },
      { method: 'signature', text: [{ term: 'target' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'target' }, ': the Webhook Full URL'] },
      { method: 'signature', text: ['The secret comes by itself ', { note: '(Asana shakes hands during that call)' }] },
    ],
  },
  delivery: { deadlineSeconds: 10, retries: 'Asana sends again for up to 24 hours.' },
  notes: [
    'One delivery may carry several events, or none: Asana sends an empty list now and then to see whether the URL answers.',
    'Several webhooks on one trigger have several secrets: create each of them while the trigger listens.',
  ],
}
