import type { Connection } from '../contracts/connection'
import { svixRecipe } from './recipes/standard-webhooks'

const headers: [string, string][] = [
  ['content-type', 'application/json'],
  ['user-agent', 'Svix-Webhooks/1.62.0'],
]

const end = `"instance_id":"ins_2ncYn9pQ4mBaKx0tZ7uWc3Rf1Ls","object":"event"`

const user = `{"id":"user_2KWPBgLlAfxdpx2AI54pPJ85f4W","object":"user","external_id":null,"first_name":"Ines","last_name":"Duarte","username":null,"primary_email_address_id":"idn_2KWPBh0aQ3nTzYcXm1vLrE8d5Us","email_addresses":[{"id":"idn_2KWPBh0aQ3nTzYcXm1vLrE8d5Us","object":"email_address","email_address":"ines@lumen-goods.example","linked_to":[],"verification":{"status":"verified","strategy":"email_code"}}],"phone_numbers":[],"external_accounts":[],"public_metadata":{},"private_metadata":{},"unsafe_metadata":{},"password_enabled":true,"two_factor_enabled":false,"created_at":1793610867119,"updated_at":1793610867119,"last_sign_in_at":null}`

/** The webhooks of a Clerk application, delivered through Svix. */
export const clerk: Connection = {
  id: 'clerk',
  name: 'Clerk',
  initials: 'Ck',
  summary: 'Users, sessions and organizations of a Clerk application.',
  docs: { url: 'https://clerk.com/docs/guides/development/webhooks/overview', readOn: '2026-11-25' },
  verified: {
    level: 'vendor-package',
    how: 'Against @clerk/backend, which accepts what the app signs, and the package svix, which signs.',
  },
  defaultMethod: 'signature',
  presets: [
    {
      id: 'clerk',
      name: 'Clerk',
      summary: 'Clerk signs id, time and body with HMAC-SHA256 in svix-signature.',
      recipe: svixRecipe,
      secret: {
        format: 'vendor',
        vendorLabel: 'Signing Secret',
        hint: 'Shown on the page of the endpoint. Paste it whole, with whsec_ in front.',
        prefix: 'whsec_',
        alphabet: 'base64',
      },
    },
  ],
  eventTypes: [
    {
      id: 'user.created',
      name: 'User created',
      description: 'Somebody signed up, or a user was added.',
      sample: `{"data":${user},${end},"timestamp":1793610867119,"type":"user.created"}`,
      headers,
    },
    {
      id: 'session.created',
      name: 'Session created',
      description: 'A user signed in.',
      sample: `{"data":{"id":"sess_2KWPCc1vLrE8d5UsaQ3nTzYcXm1","object":"session","client_id":"client_2KWPCb8d5UsaQ3nTzYcXm1vLrE8","user_id":"user_2KWPBgLlAfxdpx2AI54pPJ85f4W","status":"active","created_at":1793611203501,"updated_at":1793611203501,"last_active_at":1793611203501,"expire_at":1794216003501,"abandon_at":1796203203501},${end},"timestamp":1793611203501,"type":"session.created"}`,
      headers,
    },
    {
      id: 'organization.created',
      name: 'Organization created',
      description: 'Somebody created an organization.',
      sample: `{"data":{"id":"org_2KWPDd4m1vLrE8d5UsaQ3nTzYcX","object":"organization","name":"Lumen Goods","slug":"lumen-goods","created_by":"user_2KWPBgLlAfxdpx2AI54pPJ85f4W","public_metadata":{},"created_at":1793613795120,"updated_at":1793613795120},${end},"timestamp":1793613795120,"type":"organization.created"}`,
      headers,
    },
  ],
  eventTypeFrom: [{ from: 'body', path: 'type' }],
  deliveryIdFrom: { from: 'header', name: 'svix-id' },
  handshakes: [],
  guide: {
    title: 'In the Clerk Dashboard',
    steps: [
      { text: [{ term: 'Webhooks' }, ', ', { term: 'Add Endpoint' }] },
      { method: 'signature', text: [{ term: 'Endpoint URL' }, ': the Webhook Base URL'] },
      { method: 'apiKey', text: [{ term: 'Endpoint URL' }, ': the Webhook Full URL'] },
      { text: [{ term: 'Subscribe to events' }, ': the ones this trigger needs, then ', { term: 'Create' }] },
      { method: 'signature', text: ['Copy the ', { term: 'Signing Secret' }, ' of the endpoint and paste it here'] },
    ],
  },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [],
}
