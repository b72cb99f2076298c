import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printJson } from './json-tree'
import { maxDocuments, splitJson } from './split-json'

const pieces = (text: string) => {
  const { documents, flaws } = splitJson(text)
  return {
    documents: documents.map(({ end, start }) => text.slice(start, end).trim()),
    flaws: flaws.map(({ end, start }) => text.slice(start, end)),
  }
}

describe('splitJson', () => {
  it.each([
    ['{"a":1}\n{"a":2}\r\n', ['{"a":1}', '{"a":2}'], []],
    ['{"a":1}{"a":"}{"}[3]', ['{"a":1}', '{"a":"}{"}', '[3]'], []],
    ['{"a":"\\"}"}{"b":1}', ['{"a":"\\"}"}', '{"b":1}'], []],
    ['{\n "a": 1\n}\n{\n "a": 2\n}', ['{\n "a": 1\n}', '{\n "a": 2\n}'], []],
    ['1\n"x"\nnull', ['1', '"x"', 'null'], []],
    ['{"a":1}\noops\n{"a":2}', ['{"a":1}', '{"a":2}'], ['oops']],
    ['{"a":1}\n{"a":\n{"a":3}', ['{"a":1}', '{"a":3}'], ['{"a":']],
    ['', [], []],
    [' \n ', [], []],
  ])('of %j', (text, documents, flaws) => {
    expect(pieces(text)).toEqual({ documents, flaws })
  })

  it('finds what was joined, in lines and glued', () => {
    const value = fc.oneof(
      fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
      fc.array(fc.jsonValue({ maxDepth: 2 })),
    )
    fc.assert(
      fc.property(fc.array(value), fc.constantFrom('', '\n', ' '), (values, separator) => {
        const texts = values.map((one) => JSON.stringify(one))
        const { documents, flaws } = splitJson(texts.join(separator))
        expect(documents.map(({ tree }) => JSON.parse(printJson(tree)))).toEqual(texts.map((text) => JSON.parse(text)))
        expect(flaws).toEqual([])
      }),
    )
  })

  it('never throws and stops at its cap', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(splitJson(text).isCut).toBe(false)
      }),
    )
    expect(splitJson('{"a":\n'.repeat(5000)).flaws).toHaveLength(5000)
    const { documents, isCut } = splitJson('{}'.repeat(maxDocuments + 5))
    expect([documents.length, isCut]).toEqual([maxDocuments, true])
  })
})
