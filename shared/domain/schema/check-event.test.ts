import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultPolicies } from '../../contracts/field-lock'
import type { FieldLocks, SchemaPolicies } from '../../contracts/field-lock'
import { findingSchema } from '../../contracts/finding'
import type { JsonNode } from '../decode/json-node'
import { readJson } from '../decode/json-reader'
import { checkEvent } from './check-event'
import { deriveSchema } from './derive-schema'
import { profileOf } from './profile'
import { makeShape } from './shape'
import { compareShapes, widen } from './widen'

const treeOf = (text: string): JsonNode => {
  const reading = readJson(text)
  if (reading.kind !== 'tree') throw new Error(`Not JSON: ${text}`)
  return reading.tree
}

interface Options {
  locks?: FieldLocks
  policies?: Partial<SchemaPolicies>
}

const check = (samples: string[], event: string, { locks = {}, policies }: Options = {}) => {
  const all = { ...defaultPolicies, ...policies }
  const shape = makeShape(profileOf(samples.map(treeOf)), { locks, policies: all })
  return checkEvent(shape, treeOf(event), all).findings.map(({ code, grade, path }) => `${grade} ${code} ${path}`)
}

const schemaOf = (samples: string[], locks: FieldLocks) => deriveSchema(profileOf(samples.map(treeOf)), { locks })

describe('grades', () => {
  it.each([
    ['{"a":1}', '{"a":"x"}', ['hard type /a']],
    ['{"a":"x"}', '{"a":{"b":1}}', ['hard type /a']],
    ['{"a":[1]}', '{"a":[1,true]}', ['hard type /a/1']],
    ['{"a":"2026-11-23T08:41:05Z"}', '{"a":"soon"}', ['hard format /a']],
    ['{"a":"2026-11-23T08:41:05Z"}', '{"a":""}', ['drift empty /a']],
    ['{"a":"x"}', '{"a":""}', ['drift empty /a']],
    ['{"a":1}', '{"a":1.5}', ['drift fraction /a']],
    ['{"a":1.5}', '{"a":1}', []],
    ['{"a":1}', '{"a":null}', ['drift null /a']],
    ['{"a":1}', '{}', ['drift missing /a']],
    ['{"a":1}', '{"a":1,"b":2}', ['new new /b']],
    ['{"a":null}', '{"a":{"b":1}}', []],
    ['{"a":[]}', '{"a":[1]}', []],
    ['{"a/b":{"~":1}}', '{"a/b":{"~":"x"}}', ['hard type /a~1b/~0']],
    ['[{"id":1},{"id":2}]', '[{"id":"x"},{}]', ['hard type /0/id', 'drift missing /1/id']],
    ['{"__proto__":{"x":1}}', '{"__proto__":{"x":"y"}}', ['hard type /__proto__/x']],
    ['{"a":1}', '[1]', ['hard type ']],
  ])('of %s against %s', (sample, event, expected) => {
    expect(check([sample], event)).toEqual(expected)
  })

  it('say what stands there and what was expected', () => {
    const shape = makeShape(profileOf([treeOf('{"user":{"login":"mira"}}')]))
    const { findings } = checkEvent(shape, treeOf('{"user":{"login":7}}'))
    expect(findings).toEqual([
      {
        grade: 'hard',
        code: 'type',
        path: '/user/login',
        field: '/user/login',
        seen: '7',
        expected: 'string',
        message: '/user/login is 7; in every sample it is string.',
      },
    ])
    expect(findingSchema.array().safeParse(findings).success).toBe(true)
  })

  it('call another text beside few that repeat drift, and leave the schema open', () => {
    const samples = ['opened', 'closed', 'opened', 'closed', 'opened', 'opened'].map(
      (action) => `{"action":"${action}"}`,
    )
    expect(check(samples, '{"action":"edited"}')).toEqual(['drift value /action'])
    expect(check(samples, '{"action":"edited"}', { policies: { usualValues: false } })).toEqual([])
    expect(check(samples.slice(0, 3), '{"action":"edited"}')).toEqual([])
    expect(JSON.stringify(schemaOf(samples, {}))).not.toContain('enum')
  })

  it('are lifted for the whole trigger or for one field', () => {
    const sample = '{"a":1,"b":1}'
    expect(check([sample], '{"a":null,"c":1}', { policies: { drift: 'hard', newFields: 'drift' } })).toEqual([
      'hard null /a',
      'drift new /c',
      'hard missing /b',
    ])
    expect(check([sample], '{"a":null}', { locks: { '/a': { strict: true } } })).toEqual([
      'hard null /a',
      'drift missing /b',
    ])
  })

  it('keep what is hard although drift fills the list', () => {
    const nulls = Array.from({ length: 300 }, () => 'null').join(',')
    const shape = makeShape(profileOf([treeOf('{"list":[1],"last":1}')]))
    const { findings, omitted } = checkEvent(shape, treeOf(`{"list":[${nulls}],"last":"x"}`))
    expect(findings.filter(({ grade }) => grade === 'hard').map(({ path }) => path)).toEqual(['/last'])
    expect([findings.length, omitted]).toEqual([101, 200])
  })
})

describe('locks', () => {
  const samples = ['{"a":1,"b":"x","c":{"one":1,"two":2}}', '{"a":2,"b":"y","c":{"three":3}}', '{"a":3,"b":"y","c":{}}']

  it('decide over what the samples say', () => {
    const locks = {
      '/a': { required: false, nullable: true, description: 'How many' },
      '/b': { enum: true },
      '/c': { map: true },
    }
    expect(schemaOf(samples, locks)).toMatchObject({
      properties: {
        a: { type: ['integer', 'null'], description: 'How many' },
        b: { type: 'string', enum: ['x', 'y'] },
        c: { type: 'object', additionalProperties: { type: 'integer' } },
      },
      required: ['b', 'c'],
    })
    expect(check(samples, '{"a":null,"b":"z","c":{"four":"4"}}', { locks })).toEqual([
      'drift value /b',
      'hard type /c/four',
    ])
    expect(check(samples, '{"b":"x","c":{}}', { locks })).toEqual([])
  })

  it('ask for a field that was not always there', () => {
    expect(check(samples, '{"a":1,"b":"x","c":{}}', { locks: { '/c/one': { required: true } } })).toEqual([
      'drift missing /c/one',
    ])
  })

  it('leave a field out of schema and checks', () => {
    const locks = { '/b': { ignore: true } }
    expect(schemaOf(samples, locks)).toMatchObject({ required: ['a', 'c'] })
    expect(JSON.stringify(schemaOf(samples, locks))).not.toContain('"b"')
    expect(check(samples, '{"a":1,"b":7,"c":{}}', { locks })).toEqual([])
  })
})

it('takes objects whose keys are all ids for maps', () => {
  const samples = ['{"by":{"4711":{"n":1}}}', '{"by":{"4712":{"n":2},"4713":{"n":3}}}']
  expect(schemaOf(samples, {})).toMatchObject({
    properties: {
      by: { additionalProperties: { type: 'object', properties: { n: { type: 'integer' } }, required: ['n'] } },
    },
  })
  expect(check(samples, '{"by":{"9999":{"n":"x"}}}')).toEqual(['hard type /by/9999/n'])
  expect(check(samples, '{"by":{"9999":{"n":"x"}}}', { locks: { '/by': { map: false } } })).toContain(
    'new new /by/9999',
  )
})

describe('widening', () => {
  it('ends every finding of the event, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.json({ maxDepth: 3 }), { minLength: 1, maxLength: 4 }),
        fc.json({ maxDepth: 3 }),
        (texts, event) => {
          const widened = widen(profileOf(texts.map(treeOf)), treeOf(event))
          for (const text of [...texts, event])
            expect(checkEvent(makeShape(widened), treeOf(text)).findings).toEqual([])
        },
      ),
    )
  })

  it('is told as a list of changes', () => {
    const before = profileOf(
      ['{"a":1,"b":"2026-11-23"}', '{"a":2,"b":"2026-11-24"}', '{"a":2,"b":"2026-11-24"}'].map(treeOf),
    )
    const after = widen(before, treeOf('{"a":null,"b":"soon","c":[true]}'))
    expect(compareShapes(makeShape(before), makeShape(after))).toEqual([
      { field: '/a', kind: 'nullable', before: 'never null', after: 'may be null' },
      { field: '/b', kind: 'format', before: 'date', after: null },
      { field: '/c', kind: 'added', before: null, after: 'array' },
      { field: '/c/*', kind: 'added', before: null, after: 'boolean' },
    ])
    expect(compareShapes(makeShape(before), makeShape(before))).toEqual([])
  })
})
