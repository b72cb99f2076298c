import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analysisSchema } from '../../contracts/profile'
import { storedProfileSchema } from '../../contracts/stored-profile'
import type { JsonNode } from '../decode/json-node'
import { parseJson } from '../decode/json-tree'
import { encodeUtf8 } from '../text-codec'
import { compileSchema } from '../testing/json-validators'
import { analyseSamples } from './analyse'
import { pruneFields } from './cap-fields'
import { deriveSchema } from './derive-schema'
import { addSample, mergeProfiles, profileOf as profileOfTrees } from './profile'
import type { Profile } from './profile'
import { listFields } from './schema-fields'
import { readProfile, writeProfile } from './stored-profile'

const treeOf = (text: string): JsonNode => {
  const parse = parseJson(encodeUtf8(text))
  if (parse.kind !== 'tree') throw new Error(`Not JSON: ${text}`)
  return parse.tree
}

const profileOf = (...texts: string[]): Profile => profileOfTrees(texts.map(treeOf))

const schemaOf = (...texts: string[]) => {
  const { $schema, ...schema } = deriveSchema(profileOf(...texts))
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema')
  return schema
}

const thrice = (text: string): string[] => [text, text, text]

const rowOf = (path: string, ...texts: string[]) => {
  const row = listFields(profileOf(...texts)).fields.find((field) => field.path === path)
  if (!row) throw new Error(`No row ${path}`)
  return row
}

describe('types', () => {
  it.each([
    ['"x"', { type: 'string' }],
    ['1', { type: 'integer' }],
    ['-12345678901234567890', { type: 'integer' }],
    ['1.0', { type: 'number' }],
    ['1e3', { type: 'number' }],
    ['true', { type: 'boolean' }],
    ['null', {}],
    ['{}', { type: 'object' }],
    ['[]', { type: 'array' }],
    ['[1,2]', { type: 'array', items: { type: 'integer' } }],
    ['[[],[[1]]]', { type: 'array', items: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } }],
    ['[null]', { type: 'array', items: {} }],
    ['[1,null,"a"]', { type: 'array', items: { type: ['string', 'integer', 'null'] } }],
    ['[1,1.5]', { type: 'array', items: { type: 'number' } }],
    [
      '[{"a":1},{"a":null},{}]',
      { type: 'array', items: { type: 'object', properties: { a: { type: ['integer', 'null'] } } } },
    ],
    ['[{"a":1},null]', { type: 'array', items: { type: ['object', 'null'], properties: { a: { type: 'integer' } } } }],
    [
      '[{"a":1},"x",null,[2]]',
      {
        type: 'array',
        items: {
          anyOf: [
            { type: 'object', properties: { a: { type: 'integer' } } },
            { type: 'array', items: { type: 'integer' } },
            { type: 'string' },
            { type: 'null' },
          ],
        },
      },
    ],
  ])('%s gives %j', (text, schema) => {
    expect(schemaOf(text)).toEqual(schema)
  })

  it('joins what several samples show', () => {
    expect(schemaOf('{"a":null}', '{"a":"x"}', '{"b":[]}', '{"b":[1]}')).toEqual({
      type: 'object',
      properties: { a: { type: ['string', 'null'] }, b: { type: 'array', items: { type: 'integer' } } },
    })
  })
})

describe('required', () => {
  it('asserts nothing with one or two samples', () => {
    expect(schemaOf('{"a":1}', '{"a":1}')).not.toHaveProperty('required')
    expect(rowOf('/a', '{"a":1}')).toMatchObject({ required: false, seen: 1, parents: 1 })
  })

  it('asserts what was in every one of three, and shows the rest as seen in some', () => {
    const texts = ['{"a":1,"b":1}', '{"a":1}', '{"a":null,"b":2}']
    expect(schemaOf(...texts)).toMatchObject({ required: ['a'] })
    expect(rowOf('/b', ...texts)).toMatchObject({ required: false, seen: 2, parents: 3 })
  })

  it('counts per object that could have held the field, not per sample', () => {
    const text = '{"list":[{"id":1,"x":1},{"id":2},{"id":3}],"maybe":null}'
    const nested = '{"maybe":{"id":1}}'
    const schema = schemaOf(text, nested)
    expect(schema).toMatchObject({ properties: { list: { items: { required: ['id'] } } } })
    expect(schema).not.toHaveProperty('properties.maybe.required')
    expect(rowOf('/list/*/x', text)).toMatchObject({ seen: 1, parents: 3 })
  })

  it('counts a duplicate key once', () => {
    expect(rowOf('/a', '{"a":1,"a":"x"}')).toMatchObject({ seen: 1, types: ['string'] })
  })
})

describe('formats', () => {
  it('writes a format only when every string has it', () => {
    expect(schemaOf('{"at":"2026-11-23T08:41:05Z"}', '{"at":null}')).toMatchObject({
      properties: { at: { type: ['string', 'null'], format: 'date-time' } },
    })
    expect(schemaOf('["2026-11-23T08:41:05Z","soon"]')).toEqual({ type: 'array', items: { type: 'string' } })
    expect(schemaOf('["https://a.example/x","https://a.example/x{/id}"]')).toEqual({
      type: 'array',
      items: { type: 'string', format: 'uri-template' },
    })
  })
})

describe('keys that are special to JavaScript', () => {
  const text = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"x":1}},"toString":"a","hasOwnProperty":1}'

  it('are ordinary fields and change no prototype', () => {
    const schema = deriveSchema(profileOf(...thrice(text)))
    expect(Object.prototype).not.toHaveProperty('polluted')
    expect(Object.getPrototypeOf(schema.properties)).toBe(Object.prototype)
    const written = JSON.stringify(schema)
    expect(written).toContain('"__proto__":{"type":"object","properties":{"polluted"')
    expect(schema.required).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'toString'])
    expect(listFields(profileOf(text)).fields.map(({ path }) => path)).toContain('/__proto__/polluted')
  })

  it('merge like any other', () => {
    const merged = mergeProfiles(profileOf(text), profileOf(text, text))
    expect(deriveSchema(merged)).toEqual(deriveSchema(profileOf(...thrice(text))))
  })
})

describe('order and merging', () => {
  const sample = fc.json({ maxDepth: 4 })

  it('makes no difference to the schema', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 6 }), fc.nat(), (texts, seed) => {
        const shuffled = [...texts].sort(
          (left, right) => ((left.length * 31 + seed) % 7) - ((right.length * 31 + seed) % 7),
        )
        expect(JSON.stringify(deriveSchema(profileOf(...shuffled)))).toBe(
          JSON.stringify(deriveSchema(profileOf(...texts))),
        )
      }),
    )
  })

  it('is associative, commutative, and equal to adding the samples one by one', () => {
    fc.assert(
      fc.property(
        fc.array(sample, { maxLength: 3 }),
        fc.array(sample, { maxLength: 3 }),
        fc.array(sample, { maxLength: 3 }),
        (a, b, c) => {
          const [left, middle, right] = [profileOf(...a), profileOf(...b), profileOf(...c)]
          const rows = (profile: Profile) =>
            JSON.stringify(listFields(profile).fields.sort((one, other) => (one.path < other.path ? -1 : 1)))
          const all = profileOf(...a, ...b, ...c)
          for (const merged of [
            mergeProfiles(mergeProfiles(left, middle), right),
            mergeProfiles(left, mergeProfiles(middle, right)),
            mergeProfiles(mergeProfiles(right, middle), left),
          ]) {
            expect(JSON.stringify(deriveSchema(merged))).toBe(JSON.stringify(deriveSchema(all)))
            expect(rows(merged)).toBe(rows(all))
            expect(writeProfile(merged)).toEqual(writeProfile(all))
            expect(merged.samples).toBe(all.samples)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('is undone by taking the sample out again', () => {
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 5 }), fc.nat(), (texts, at) => {
        const left = texts.toSpliced(at % texts.length, 1)
        const others = profileOf(...left)
        const before = writeProfile(others)
        mergeProfiles(others, profileOf(texts[at % texts.length] ?? 'null'))
        expect(writeProfile(profileOf(...left))).toEqual(before)
        expect(writeProfile(others)).toEqual(before)
      }),
    )
  })

  it('survives being stored', () => {
    fc.assert(
      fc.property(fc.array(sample, { maxLength: 4 }), sample, (texts, more) => {
        const profile = profileOf(...texts)
        const stored = storedProfileSchema.parse(JSON.parse(JSON.stringify(writeProfile(profile))))
        const read = readProfile(stored)
        expect(writeProfile(read)).toEqual(writeProfile(profile))
        for (const one of [profile, read]) addSample(one, treeOf(more))
        expect(writeProfile(read)).toEqual(writeProfile(profile))
      }),
    )
  })

  it('leaves the merged profiles as they were', () => {
    const [left, right] = [profileOf('{"a":1}'), profileOf('{"a":"x","b":[1]}')]
    const before = structuredClone([left, right])
    addSample(mergeProfiles(left, right), { type: 'null', start: 0, end: 4 })
    expect([left, right]).toEqual(before)
  })
})

describe('rows for the screen', () => {
  it('come depth-first in the order of the payload, array items below their array', () => {
    const text = '{"z":{"b":1,"a":[{"k":"x"}]},"a/b":[[{"deep":true}]],"n":[1,"s"]}'
    expect(listFields(profileOf(text)).fields.map(({ depth, itemTypes, path }) => [path, depth, itemTypes])).toEqual([
      ['/z', 0, []],
      ['/z/b', 1, []],
      ['/z/a', 1, ['object']],
      ['/z/a/*/k', 2, []],
      ['/a~1b', 0, ['array']],
      ['/a~1b/*/*/deep', 1, []],
      ['/n', 0, ['string', 'integer']],
    ])
  })

  it('give a root that is no object a row of its own', () => {
    expect(listFields(profileOf('[{"a":1},{"a":2}]')).fields).toMatchObject([
      { path: '', name: '(body)', depth: 0, types: ['array'], itemTypes: ['object'], seen: 1, parents: 1 },
      { path: '/*/a', name: 'a', depth: 1, seen: 2, parents: 2 },
    ])
  })

  it('carry a few short examples', () => {
    expect(rowOf('/a', '{"a":"opened"}', '{"a":"closed"}').examples).toEqual(['closed', 'opened'])
    expect(rowOf('/a', `{"a":"${'x'.repeat(500)}"}`).examples).toEqual([])
    const many = Array.from({ length: 50 }, (_unused, index) => `{"a":${index}}`)
    expect(rowOf('/a', ...many).examples).toHaveLength(5)
  })

  it('stop at 2,000 and say how many are left out', () => {
    const wide = `{${Array.from({ length: 2500 }, (_unused, index) => `"k${index}":1`).join(',')}}`
    const { fields, omitted } = listFields(profileOf(wide))
    expect([fields.length, omitted]).toEqual([2000, 500])
  })
})

describe('caps', () => {
  it('describe 64 levels of a deeper payload', () => {
    const deep = `${'{"a":'.repeat(100)}1${'}'.repeat(100)}`
    const { fields, omittedFields, schema, warnings } = analyseSamples([encodeUtf8(deep)])
    expect(fields).toHaveLength(64)
    expect(omittedFields).toBe(0)
    expect(warnings).toEqual(['What lies beyond 100,000 fields or below 64 levels is not in the schema.'])
    expect(JSON.stringify(schema).split('"properties"')).toHaveLength(65)
  })

  it('describe 100,000 fields of a payload with more', () => {
    const wide = `{${Array.from({ length: 100_010 }, (_unused, index) => `"k${index}":1`).join(',')}}`
    const profile = profileOf(wide)
    expect([profile.fields, profile.isPartial, profile.root.properties.size]).toEqual([100_000, true, 100_000])
    expect(profile.root.properties.has('k0')).toBe(true)
    expect(profile.root.properties.has('k99999')).toBe(false)
  })

  it('leave the same fields with the same counts in any order of samples', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const text = fc
      .dictionary(key, fc.oneof(fc.nat(9), fc.dictionary(key, fc.nat(9)), fc.array(fc.nat(9))))
      .map((value) => JSON.stringify(value))
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 8 }), (texts, limit) => {
        const learnCapped = (ordered: string[]) => {
          let profile = profileOf()
          for (const one of ordered) {
            profile = mergeProfiles(profile, profileOf(one))
            pruneFields(profile.root, limit)
          }
          return writeProfile(profile)
        }
        expect(learnCapped(texts.toReversed())).toEqual(learnCapped(texts))
      }),
    )
  })
})

describe('analyseSamples', () => {
  const analyse = (...texts: (string | Uint8Array)[]) =>
    analyseSamples(texts.map((text) => (typeof text === 'string' ? encodeUtf8(text) : text)))

  it('gives what the contract says, also for nothing', () => {
    for (const analysis of [analyse(), analyse('{"a":[1,{"b":null}]}'), analyse('', 'x', '[')]) {
      expect(analysisSchema.safeParse(analysis).error).toBeUndefined()
    }
    expect(analyse()).toMatchObject({ sampleCount: 0, fields: [], omittedFields: 0, warnings: [] })
  })

  it('warns about a body that is no JSON and learns from the others', () => {
    const analysis = analyse('{"a":1}', 'a=1&b=2', '', Uint8Array.from([0x7b, 0xff]))
    expect(analysis.sampleCount).toBe(1)
    expect(analysis.fields.map(({ path }) => path)).toEqual(['/a'])
    expect(analysis.warnings).toEqual([
      'Sample 2: The body cannot be read as JSON: Expected a value, found "a", at line 1, column 1.',
      'Sample 3: The body is empty, so there is nothing to learn from it.',
      expect.stringContaining('Sample 4: The body is not valid UTF-8'),
      expect.stringContaining('Sample 4: The body cannot be read as JSON'),
    ])
  })

  it('passes on what JavaScript would change, without numbering a single sample', () => {
    expect(analyse('{"id":820982911946154508,"n":1e400}').warnings).toEqual([
      expect.stringMatching(/^The number 820982911946154508 at \/id becomes/),
      expect.stringMatching(/^The number 1e400 at \/n becomes Infinity/),
    ])
  })

  it('never throws on any bytes', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array(), { maxLength: 3 }), (bodies) => {
        expect(analysisSchema.safeParse(analyseSamples(bodies)).success).toBe(true)
      }),
    )
  })

  it('limits the warnings', () => {
    const { warnings } = analyse(`[${'1e999,'.repeat(200)}1]`)
    expect(warnings).toHaveLength(31)
    expect(warnings.at(-1)).toBe('And 20 more warnings.')
  })

  it('returns at once for hostile depth', () => {
    expect(analyse('['.repeat(500_000)).warnings[0]).toContain('deeper than 128')
  })
})

describe("GitHub's example payloads", () => {
  interface Group {
    name: string
    examples: { action?: string }[]
  }
  const index: Group[] = createRequire(import.meta.url)('@octokit/webhooks-examples/api.github.com/index.json')
  const groups = index.map(({ examples, name }) => ({
    name,
    texts: examples.map((example) => JSON.stringify(example)),
  }))

  it('are accepted by the schema learned from them, by ajv and by hyperjump', async () => {
    for (const { name, texts } of groups) {
      const { schema, warnings } = analyseSamples(texts.map(encodeUtf8))
      const isValid = await compileSchema(schema)
      for (const text of texts) expect(isValid(JSON.parse(text)), name).toBe(true)
      expect(warnings, name).toEqual([])
    }
  }, 60_000)

  it('are accepted by the schema learned from a single one, which is then refused with a wrong type', async () => {
    for (const { name, texts } of groups) {
      const [text = '{}'] = texts
      const isValid = await compileSchema(analyseSamples([encodeUtf8(text)]).schema)
      const payload: Record<string, unknown> = JSON.parse(text)
      expect(isValid(payload), name).toBe(true)
      const key = Object.keys(payload).find((candidate) => payload[candidate] !== null) ?? ''
      expect(isValid({ ...payload, [key]: typeof payload[key] === 'string' ? 7 : 'wrong' }), `${name} ${key}`).toBe(
        false,
      )
    }
  }, 60_000)
})

it('any JSON is accepted by the schema learned from it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 4 }), async (values) => {
      const texts = values.map((value) => JSON.stringify(value)).filter((text) => !text.includes('__proto__'))
      const isValid = await compileSchema(analyseSamples(texts.map(encodeUtf8)).schema)
      for (const text of texts) expect(isValid(JSON.parse(text))).toBe(true)
    }),
    { numRuns: 60 },
  )
}, 60_000)
