import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeUtf8 } from '../text-codec'
import type { JsonNode } from './json-node'
import { readJson } from './json-reader'
import { parseJson, printJson } from './json-tree'

const parse = (text: string) => parseJson(encodeUtf8(text))

const treeOf = (text: string): JsonNode => {
  const result = parse(text)
  if (result.kind !== 'tree') throw new Error(`Not a tree: ${result.kind}`)
  return result.tree
}

/** The value that JSON.parse would give, built from a tree. */
const toValue = (node: JsonNode): unknown => {
  switch (node.type) {
    case 'object': {
      const value: Record<string, unknown> = {}
      for (const entry of node.entries) {
        Object.defineProperty(value, entry.key, {
          value: toValue(entry.value),
          enumerable: true,
          configurable: true,
          writable: true,
        })
      }
      return value
    }
    case 'array':
      return node.items.map(toValue)
    case 'number':
      return Number(node.text)
    case 'null':
      return null
    default:
      return node.value
  }
}

const isAcceptedByJsonParse = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

describe('strictness', () => {
  it('accepts exactly what JSON.parse accepts, and gives the same value', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6, noUnicodeString: false }), (text) => {
        expect(toValue(treeOf(text))).toEqual(JSON.parse(text))
      }),
      { numRuns: 300 },
    )
  })

  it('agrees with JSON.parse about JSON that was damaged at random', () => {
    const fragment = fc.constantFrom(
      ...[
        '',
        ',',
        ':',
        '"',
        '{',
        '}',
        '[',
        ']',
        '\\',
        '\\u12',
        '\\x',
        '0',
        '-',
        '.',
        'e',
        '1.',
        '.5',
        '+1',
        '01',
        'NaN',
      ],
      ...['tru', 'null', '//c\n', '/**/', '\t', '\u000b', '\u00a0', '\u2028', '\ufeff', '\u0000', '\u001f', "'", ' '],
    )
    fc.assert(
      fc.property(fc.json({ maxDepth: 3 }), fc.nat(), fc.nat(8), fragment, (text, at, remove, insert) => {
        const start = at % (text.length + 1)
        const damaged = text.slice(0, start) + insert + text.slice(start + remove)
        expect(readJson(damaged).kind === 'tree', JSON.stringify(damaged)).toBe(isAcceptedByJsonParse(damaged))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with JSON.parse about short texts of JSON characters', () => {
    const characters = fc.constantFrom(...'{}[]:,"\\ -+.eE0123ulntrfa\n\u0007')
    fc.assert(
      fc.property(fc.array(characters, { maxLength: 9 }), (pieces) => {
        const text = pieces.join('')
        expect(readJson(text).kind === 'tree', JSON.stringify(text)).toBe(isAcceptedByJsonParse(text))
      }),
      { numRuns: 5000 },
    )
  })

  it.each([
    '// c\n1',
    '/* c */ 1',
    '[1,]',
    '{"a":1,}',
    "{'a':1}",
    '{a:1}',
    '1 2',
    '"\t"',
    '"\\u00zz"',
    '-',
    '1.',
    '01',
    '+1',
  ])('refuses %j', (text) => {
    expect(parse(text).kind).toBe('invalid')
  })

  it('says what was expected and where', () => {
    const result = parse('{\r\n  "a": 1\r\n  "b": 2\r\n}')
    expect(result).toMatchObject({
      kind: 'invalid',
      problem: {
        message: 'Expected a comma or the closing brace, found a double quote',
        line: 3,
        column: 3,
        offset: 15,
      },
    })
    expect(parse('[1, 2')).toMatchObject({ problem: { message: expect.stringContaining('found the end of the body') } })
    expect(parse('["a\u0007b"]')).toMatchObject({ problem: { message: expect.stringContaining('U+0007') } })
  })
})

describe('what the tree keeps', () => {
  it('keeps number text, duplicate keys, __proto__ and the order of keys', () => {
    const text = '{"z":1.10,"__proto__":{"x":1},"a":820982911946154508,"a":-0.0}'
    const tree = treeOf(text)
    expect(tree.type === 'object' && tree.entries.map(({ key }) => key)).toEqual(['z', '__proto__', 'a', 'a'])
    expect(printJson(tree).replace(/\s/g, '')).toBe(text)
    expect(Object.prototype).not.toHaveProperty('x')
  })

  it('gives every node the place of its source text', () => {
    const text = ' { "a" : [ 1.50 , "x\\n" , true ] , "b" : null } '
    const tree = treeOf(text)
    if (tree.type !== 'object') throw new Error('an object')
    const list = tree.entries[0]
    expect(text.slice(tree.start, tree.end)).toBe('{ "a" : [ 1.50 , "x\\n" , true ] , "b" : null }')
    expect(text.startsWith('"a"', list?.keyStart)).toBe(true)
    const items = list?.value.type === 'array' ? list.value.items : []
    expect(items.map(({ start, end }) => text.slice(start, end))).toEqual(['1.50', '"x\\n"', 'true'])
    expect(items[1]).toMatchObject({ value: 'x\n' })
  })

  it('prints what reads back as the same tree', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        const tree = treeOf(text)
        expect(toValue(treeOf(printJson(tree)))).toEqual(toValue(tree))
        expect(printJson(tree)).toBe(
          JSON.stringify(JSON.parse(text), null, 2).replaceAll(/(?<=[ [:\n])0(?=,|\n|$)/g, '0'),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('prints empty containers, nested ones and scalars at the root', () => {
    expect(printJson(treeOf('{"a":[],"b":{},"c":[{"d":[1]}]}'))).toBe(
      '{\n  "a": [],\n  "b": {},\n  "c": [\n    {\n      "d": [\n        1\n      ]\n    }\n  ]\n}',
    )
    expect(printJson(treeOf('"x"'))).toBe('"x"')
  })
})

describe('hostile sizes', () => {
  it.each([
    ['500,000 arrays', '['.repeat(500_000)],
    ['500,000 objects', '{"a":'.repeat(500_000)],
    ['closed as well', '['.repeat(500_000) + ']'.repeat(500_000)],
  ])('refuses %s as too deep instead of exhausting the stack', (_name, text) => {
    expect(parse(text)).toMatchObject({ kind: 'tooDeep', problem: { message: expect.stringContaining('128') } })
  })

  it('reads 128 levels and refuses 129', () => {
    const nest = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
    expect(parse(nest(128)).kind).toBe('tree')
    expect(parse(nest(129)).kind).toBe('tooDeep')
  })

  it('reads 200,000 values and refuses more', () => {
    const list = (count: number) => `[${Array.from({ length: count }, () => '1').join(',')}]`
    expect(parse(list(199_999)).kind).toBe('tree')
    expect(parse(list(200_000))).toMatchObject({
      kind: 'tooLarge',
      problem: { message: 'It has more than 200,000 values' },
    })
  })

  it('takes empty and blank bodies for empty, not for broken', () => {
    expect(parse('').kind).toBe('empty')
    expect(parse(' \r\n\t').kind).toBe('empty')
    expect(parse(`${' '.repeat(5000)}1`).kind).toBe('tree')
  })
})

describe('warnings', () => {
  const codes = (bytes: Uint8Array) => parseJson(bytes).warnings.map(({ code, path }) => `${code} ${path ?? '-'}`)

  it('says nothing about ordinary JSON', () => {
    expect(parse('{"a":[1,2.5,-3e2,"é",null],"b":9007199254740991}').warnings).toEqual([])
  })

  it('tolerates a BOM and says so, with offsets into the text that has it', () => {
    const result = parse('\ufeff{"a":1}')
    expect(result).toMatchObject({ kind: 'tree', tree: { start: 1, end: 8 } })
    expect(result.warnings.map(({ code }) => code)).toEqual(['bom'])
  })

  it('names the first invalid byte of UTF-8 and still shows the tree', () => {
    const bytes = Uint8Array.from([...encodeUtf8('{"a":"é'), 0xff, ...encodeUtf8('"}')])
    const result = parseJson(bytes)
    expect(result.kind).toBe('tree')
    expect(result.warnings[0]?.message).toContain('byte 0xFF at position 8')
  })

  it('names duplicate keys with their path and place', () => {
    const result = parse('{"a":{"b/c":1,\n"b/c":2}}')
    expect(result.warnings).toMatchObject([{ code: 'duplicate_key', path: '/a/b~1c', line: 2, column: 1 }])
    expect(result.warnings[0]?.message).toContain('"b/c" occurs more than once in /a')
  })

  it('names numbers that JavaScript would change, and no others', () => {
    const text = '{"n":[1e400,9007199254740993,820982911946154508,1e-400,0.1,1.10,1e2,123456789012345678901e0]}'
    expect(codes(encodeUtf8(text))).toEqual([
      'number_changes /n/0',
      'number_changes /n/1',
      'number_changes /n/2',
      'number_changes /n/3',
      'number_changes /n/7',
    ])
  })

  it('calls no number changed that JavaScript itself wrote', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(parse(JSON.stringify(number)).warnings).toEqual([])
      }),
    )
  })

  it('stops at fifty', () => {
    expect(parse(`[${'1e999,'.repeat(500)}1]`).warnings).toHaveLength(50)
  })
})
