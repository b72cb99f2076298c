import { describe, expect, it } from 'vitest'
import { listConfirmedFields } from './schema-fields'

const show = (document: Parameters<typeof listConfirmedFields>[0]) =>
  listConfirmedFields(document).map(
    ({ depth, name, type, format, isRequired }) =>
      `${'  '.repeat(depth)}${name}: ${type}${format === null ? '' : ` ${format}`}${isRequired ? '' : '?'}`,
  )

describe('listConfirmedFields', () => {
  it('lists nested fields under their parent with type, format and presence', () => {
    expect(
      show({
        type: 'object',
        required: ['id', 'user'],
        properties: {
          id: { type: 'integer' },
          user: { type: 'object', required: ['at'], properties: { at: { type: 'string', format: 'date-time' } } },
          note: { type: ['string', 'null'] },
        },
      }),
    ).toEqual(['id: integer', 'user: object', '  at: string date-time', 'note: string or null?'])
  })

  it('looks into the items of arrays, also when the event itself is one', () => {
    const labels = { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } } as const
    expect(show({ type: 'object', properties: { labels } })).toEqual(['labels: array of objects?', '  name: string?'])
    expect(show(labels)).toEqual(['name: string?'])
  })

  it('reads types and fields of alternatives', () => {
    expect(
      show({
        type: 'object',
        properties: {
          owner: { anyOf: [{ type: 'object', properties: { id: { type: 'integer' } } }, { type: 'null' }] },
        },
      }),
    ).toEqual(['owner: object or null?', '  id: integer?'])
  })

  it('is not led astray by odd names or by a schema without fields', () => {
    expect(show({ type: 'object', properties: { __proto__x: { type: 'string' }, 'a/b': {} } })).toEqual([
      '__proto__x: string?',
      'a/b: any?',
    ])
    expect(show({})).toEqual([])
  })
})
