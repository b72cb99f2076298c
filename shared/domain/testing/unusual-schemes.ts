import type { Connection, Preset } from '../../contracts/connection'
import type { ContentPart } from '../../contracts/content-part'
import type { Recipe } from '../../contracts/recipe'

const preset = (id: string, recipe: Recipe): Preset => ({
  ...{ id, name: id, summary: 'A scheme that uses what few vendors use.', recipe },
  secret: { format: 'vendor', vendorLabel: 'Secret', hint: 'The secret of the sender.' },
})

const hmac = (content: ContentPart[], changes: Partial<Extract<Recipe, { type: 'hmac' }>> = {}): Recipe => ({
  type: 'hmac',
  algorithm: 'sha256',
  key: 'utf8',
  credential: { at: [{ from: 'header', name: 'X-Signature' }] },
  encodings: ['hex'],
  content,
  replay: 'none',
  ...changes,
})

const body: ContentPart = { part: 'body' }

/** Schemes that together use every part of the grammar that no connection uses. */
const schemes: readonly Preset[] = [
  preset(
    'crc-and-digest',
    hmac([{ part: 'crc32' }, { part: 'body-digest', algorithm: 'sha384', encoding: 'base64url' }]),
  ),
  preset('setting', hmac([{ part: 'config', name: 'account' }, body])),
  preset('sorted-query', hmac([{ part: 'url', form: 'sorted-query' }, body])),
  preset('query', hmac([{ part: 'url', form: 'query' }, body])),
  preset(
    'slashes',
    hmac([{ part: 'url', form: 'full', also: ['trailing-slash', 'default-port'], config: 'typedUrl' }, body]),
  ),
  preset(
    'header-pairs',
    hmac([
      {
        ...{ part: 'header-list', names: { from: 'header', name: 'x-signed' }, separator: ';', write: 'pairs' },
        ...{ pair: ':', join: '\n' },
      },
      body,
    ]),
  ),
  preset(
    'optional-header',
    hmac([{ part: 'header', name: 'X-Kind', optional: true, before: '[', after: ']' }, body], {
      encodings: ['base64', 'hex'],
    }),
  ),
  preset(
    'lines',
    hmac([
      {
        part: 'lines',
        by: { from: 'body', path: 'kind' },
        lists: { order: ['id', 'paid', 'note'] },
        optional: ['note'],
      },
    ]),
  ),
  preset(
    'chosen-hash',
    hmac([body], { algorithm: { by: { from: 'header', name: 'x-hash' }, cases: { a: 'sha1', b: 'sha512' } } }),
  ),
  preset('form-field', hmac([{ part: 'form', name: 'note' }, { part: 'form-sorted' }])),
  preset('numbered', hmac([body], { credential: { at: [{ from: 'headers', start: 'X-Signature-' }] } })),
  preset('in-query', hmac([body], { credential: { at: [{ from: 'query', name: 'signature' }] } })),
  preset(
    'bare-list',
    hmac([body], { credential: { at: [{ from: 'header', name: 'X-Signature' }], list: { separator: ',' } } }),
  ),
  preset('whsec-or-text', hmac([body], { key: 'whsec-or-utf8' })),
  preset('hashed-key', hmac([body], { key: 'sha1', encodings: ['base64url'] })),
  preset(
    'stated-digest',
    hmac([{ part: 'header', name: 'X-Digest' }], {
      bodyDigest: {
        ...{ source: { from: 'header', name: 'x-digest' }, algorithm: 'sha512', encoding: 'base64', needed: 'always' },
      },
    }),
  ),
  preset('password', {
    ...{ type: 'equals', credential: { at: [{ from: 'basic', half: 'password' }] }, replay: 'none' },
  }),
  preset('user-name', {
    ...{ type: 'equals', credential: { at: [{ from: 'basic', half: 'name' }] }, replay: 'none' },
  }),
]

/** Schemes that sign a value that only one of the event types has. */
export const onlyFor: Readonly<Record<string, string>> = { lines: 'order', 'form-field': 'form' }

/** A connection of no vendor, with all of these schemes. */
export const unusualConnection: Connection = {
  id: 'unusual',
  name: 'Unusual',
  initials: 'UN',
  summary: 'Schemes that few vendors use.',
  docs: null,
  verified: { level: 'documentation', how: 'Of our own.' },
  defaultMethod: 'signature',
  presets: [...schemes],
  config: [
    { name: 'account', label: 'Account', hint: 'The account.', required: true, generated: false },
    { name: 'typedUrl', label: 'URL', hint: 'The URL as typed.', required: false, generated: false },
  ],
  eventTypes: [
    {
      id: 'order',
      name: 'Order',
      description: 'An order.',
      sample: '{"kind":"order","id":820982911946154508,"paid":true,"note":"für Ä"}',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Signed', 'Content-Type; X-Kind'],
        ['X-Kind', 'order'],
        ['X-Hash', 'b'],
      ],
    },
    {
      id: 'form',
      name: 'Form',
      description: 'A form.',
      sample: 'kind=order&id=7&note=a+b%20%C3%A4',
      headers: [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ['X-Signed', 'content-type'],
        ['X-Hash', 'a'],
      ],
    },
  ],
  eventTypeFrom: [],
  deliveryIdFrom: null,
  handshakes: [],
  guide: { title: 'Unusual', steps: [] },
  delivery: { deadlineSeconds: null, retries: null },
  notes: [],
}
