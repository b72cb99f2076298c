import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8, encodeUtf8 } from '../text-codec'
import { readBodyPath } from '../body-path'
import type { JsonNode } from './json-node'
import { maxDepth, maxNodes, readJson } from './json-reader'
import { skimJsonObject } from './json-skimmer'
import { createLazyObject } from './lazy-object'

/** What `readJson` makes of the bytes where they are an object in UTF-8, else `null`. */
function readObject(bytes: Uint8Array): Extract<JsonNode, { type: 'object' }> | null {
  const { text, valid } = decodeUtf8(bytes)
  const reading = readJson(text)
  return valid && reading.kind === 'tree' && reading.tree.type === 'object' ? reading.tree : null
}

function skimObject(bytes: Uint8Array) {
  const outline = skimJsonObject(bytes)
  if (outline === null || (!outline.isAscii && !decodeUtf8(bytes).valid)) return null
  return createLazyObject(bytes, outline)
}

/** Without the offsets, which count from another place in a lazy object. */
const withoutSpans = (node: unknown): unknown =>
  JSON.parse(
    JSON.stringify(node, (name, value: unknown) => (['start', 'end', 'keyStart'].includes(name) ? undefined : value)),
  )

function expectAgreement(bytes: Uint8Array): void {
  const read = readObject(bytes)
  const skimmed = skimObject(bytes)
  const entriesOf = (object: typeof read) => object?.entries.map(({ key, value }) => ({ key, value })) ?? null
  expect(withoutSpans(entriesOf(skimmed))).toEqual(withoutSpans(entriesOf(read)))
}

const jsonObject = fc
  .dictionary(fc.string({ unit: 'binary' }), fc.jsonValue({ stringUnit: 'binary' }))
  .map((value) => encodeUtf8(JSON.stringify(value, null, Object.keys(value).length % 3)))

/** Pieces of which most sound and most nearly sound JSON consists. */
const piece = fc.constantFrom(
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '"a"',
    '"\\n"',
    '"\\u00e9"',
    '"\\u00g9"',
    '"\\x"',
    '"é😀"',
    '"\t"',
    ' ',
    '\r\n',
  ],
  ...[
    '0',
    '-',
    '01',
    '1.5',
    '1.',
    '.5',
    '1e3',
    '1E+',
    '-0e-1',
    'true',
    'tru',
    'false',
    'null',
    'nul',
    '\u00a0',
    '\ufeff',
  ],
)

describe('skimming JSON', () => {
  it('agrees with the reader on sound objects, keys and values included', () => {
    fc.assert(fc.property(jsonObject, (bytes) => expectAgreement(bytes)))
  })

  it('agrees with the reader when any byte of a sound object is another one or missing', () => {
    const flawed = fc.tuple(jsonObject, fc.nat(), fc.option(fc.integer({ min: 0, max: 255 })))
    fc.assert(
      fc.property(flawed, ([bytes, seed, byte]) => {
        const at = seed % bytes.length
        expectAgreement(
          Uint8Array.from([...bytes.slice(0, at), ...(byte === null ? [] : [byte]), ...bytes.slice(at + 1)]),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('agrees with the reader on any sequence of tokens', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expectAgreement(encodeUtf8(pieces.join('')))
        expectAgreement(encodeUtf8(`{"a":${pieces.join('')}}`))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with the reader on how deep and how large an object may be', () => {
    const nested = (depth: number) => encodeUtf8(`{"a":${'['.repeat(depth - 1)}${']'.repeat(depth - 1)}}`)
    const long = (nodes: number) => encodeUtf8(`{"a":[${Array.from({ length: nodes - 2 }, () => 1).join()}]}`)
    expect([nested(maxDepth), nested(maxDepth + 1)].map((bytes) => skimObject(bytes) !== null)).toEqual([true, false])
    expect([long(maxNodes), long(maxNodes + 1)].map((bytes) => skimObject(bytes) !== null)).toEqual([true, false])
    for (const bytes of [nested(maxDepth), nested(maxDepth + 1), long(maxNodes), long(maxNodes + 1)]) {
      expect(skimObject(bytes) !== null).toBe(readObject(bytes) !== null)
    }
  })

  it('gives the last of several entries of a name, also where the name is written with escapes', () => {
    const body = encodeUtf8('{"id":"é","a":{"b":[1,{"c":2.50}]},"\\u0069d":"last"}')
    const object = skimObject(body)
    expect(readBodyPath(object, 'id')).toEqual(['last'])
    expect(readBodyPath(object, 'a.b.1.c')).toEqual(['2.50'])
  })

  it('leaves everything that is not an object to the reader', () => {
    for (const text of ['', ' ', '[1]', '"a"', '1', 'null', '\ufeff{}']) expect(skimObject(encodeUtf8(text))).toBeNull()
  })
})
