import { describe, expect, it } from 'vitest'
import { connectionSchema } from './connection'
import { recipeSchema } from './recipe'

const recipe = {
  type: 'hmac',
  algorithm: 'sha256',
  key: 'utf8',
  signature: { header: 'X-Signature', list: { separator: ',', pair: '=', field: 'v1' } },
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
    ['a part nobody knows', { ...recipe, content: [{ part: 'path' }] }],
    ['a part with a field of another', { ...recipe, content: [{ part: 'body', name: 'x' }] }],
    ['nothing signed', { ...recipe, content: [] }],
    ['no encoding', { ...recipe, encodings: [] }],
    ['an unknown hash', { ...recipe, algorithm: 'md5' }],
    ['no tolerance', { ...recipe, timestamp: { ...recipe.timestamp, toleranceSeconds: 0 } }],
    ['an empty separator', { ...recipe, signature: { header: 'x', list: { separator: '', pair: '=', field: 'v1' } } }],
    ['an unknown key', { ...recipe, tolerance: 300 }],
  ])('refuses %s', (_what, value) => {
    expect(recipeSchema.safeParse(value).success).toBe(false)
  })
})

it('a connection without a preset, an event type or a known field is none', () => {
  const shape = connectionSchema.shape
  expect(shape.presets.safeParse([]).success).toBe(false)
  expect(shape.eventTypes.safeParse([]).success).toBe(false)
  expect(shape.guide.safeParse({ title: 'In X', steps: [{ text: [{ bold: 'x' }] }] }).success).toBe(false)
  expect(shape.docs.safeParse({ url: 'not a url', readOn: '2026-11-23' }).success).toBe(false)
})
