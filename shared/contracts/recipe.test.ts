import { describe, expect, it } from 'vitest'
import { connectionSchema } from './connection'
import { recipeSchema } from './recipe'

const recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'utf8',
  credential: {
    at: [{ from: 'header', name: 'X-Signature' }],
    list: { separator: ',', pair: '=', field: 'v1' },
  },
  encodings: ['hex'],
  content: [{ part: 'field', name: 't' }, { part: 'literal', text: '.' }, { part: 'body' }],
  timestamp: { source: { from: 'field', name: 't' }, unit: 's', toleranceSeconds: 300, direction: 'past' },
  replay: 'none',
}

describe('the recipe grammar', () => {
  it('says a whole scheme', () => {
    expect(recipeSchema.parse(recipe)).toEqual(recipe)
  })

  it.each([
    ['a part nobody knows', { ...recipe, content: [{ part: 'trailer' }] }],
    ['a part with a field of another', { ...recipe, content: [{ part: 'body', name: 'x' }] }],
    ['nothing signed', { ...recipe, content: [] }],
    ['no encoding', { ...recipe, encodings: [] }],
    ['an unknown hash', { ...recipe, algorithm: 'md5' }],
    ['no tolerance', { ...recipe, timestamp: { ...recipe.timestamp, toleranceSeconds: 0 } }],
    [
      'an empty separator',
      { ...recipe, credential: { ...recipe.credential, list: { separator: '', pair: '=', field: 'v1' } } },
    ],
    ['no place', { ...recipe, credential: { at: [] } }],
    ['a function', { ...recipe, key: () => 'utf8' }],
    ['an unknown key', { ...recipe, tolerance: 300 }],
  ])('refuses %s', (_what, value) => {
    expect(recipeSchema.safeParse(value).success).toBe(false)
  })
})

const plain = { credential: { at: [{ from: 'header', name: 'X-Signature' }] }, replay: 'none' }
const signed = { ...plain, encodings: ['hex'], content: [{ part: 'body' }] }
const time = { unit: 's', toleranceSeconds: 300, direction: 'both' }
const jwt = { ...plain, type: 'jwt', claims: [], expiry: 'required', leewaySeconds: 0 }

describe('nonsense is refused with a reason', () => {
  it.each<[string, object]>([
    [
      'only fixed text',
      { ...signed, type: 'hmac', algorithm: 'sha256', key: 'utf8', content: [{ part: 'literal', text: 'x' }] },
    ],
    ['the secret is part', { ...signed, type: 'hash', algorithm: 'sha256' }],
    [
      'cannot be part of the content',
      { ...signed, type: 'hmac', algorithm: 'sha256', key: 'utf8', content: [{ part: 'secret' }, { part: 'body' }] },
    ],
    [
      'cannot cover the raw body',
      {
        ...signed,
        type: 'hmac',
        algorithm: 'sha256',
        key: 'utf8',
        credential: { at: [{ from: 'body', path: 'signature' }] },
      },
    ],
    ['not a list of fields', { ...recipe, credential: plain.credential }],
    ['timestamp is not signed', { ...recipe, timestamp: { ...time, source: { from: 'header', name: 'x-timestamp' } } }],
    ['used only once is not signed', { ...recipe, replay: { nonce: { from: 'header', name: 'x-nonce' } } }],
    ['one family', { ...jwt, algorithms: ['HS256', 'RS256'], key: 'utf8' }],
    ['kind of key does not fit', { ...jwt, algorithms: ['HS256'], key: 'pem' }],
    ['kind of key does not fit', { ...jwt, algorithms: ['RS256'], key: 'utf8' }],
    [
      'time has to be a claim',
      {
        ...jwt,
        algorithms: ['HS256'],
        key: 'utf8',
        timestamp: { ...time, source: { from: 'header', name: 'x-timestamp' } },
      },
    ],
    [
      'timestamp beside it proves nothing',
      { ...plain, type: 'equals', timestamp: { ...time, source: { from: 'header', name: 'x-timestamp' } } },
    ],
    ['cannot tell a replay', { ...plain, type: 'equals', replay: 'signature' }],
    ['carry their signature in the body', { ...recipe, each: 'items.*' }],
  ])('%s', (message, value) => {
    const { error } = recipeSchema.safeParse(value)
    expect(error?.issues.map((issue) => issue.message).join(' ')).toContain(message)
  })
})

it('a connection without a preset, an event type or a known field is none', () => {
  const shape = connectionSchema.shape
  expect(shape.presets.safeParse([]).success).toBe(false)
  expect(shape.eventTypes.safeParse([]).success).toBe(false)
  expect(shape.guide.safeParse({ title: 'In X', steps: [{ text: [{ bold: 'x' }] }] }).success).toBe(false)
  expect(shape.docs.safeParse({ url: 'not a url', readOn: '2026-11-23' }).success).toBe(false)
})
