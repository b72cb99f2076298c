import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodePercent, readQuery } from './request-query'

const pairs = (target: string) => readQuery(target).map(({ name, value }) => [name, value])

describe('readQuery', () => {
  it('reads what URLSearchParams reads from any query', () => {
    const piece = fc.constantFrom(...'ab=&+%%20%C3%A9%FF?/#;~'.split(''), '%zz', '%41', '==', '&&')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const query = pieces.join('')
        expect(pairs(`/hooks/x?${query}`)).toEqual([...new URLSearchParams(`?${query}`)])
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps repeated names, empty values and further question marks', () => {
    expect(pairs('/p?apikey=a&apikey=&flag&x=1?2')).toEqual([
      ['apikey', 'a'],
      ['apikey', ''],
      ['flag', ''],
      ['x', '1?2'],
    ])
    expect(pairs('/p')).toEqual([])
    expect(pairs('/p?')).toEqual([])
  })
})

describe('encodePercent', () => {
  it('is undone by reading the query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pairs(`/p?k=${encodePercent(text)}`)).toEqual([['k', text]])
      }),
    )
  })
})
