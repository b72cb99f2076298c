import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareNumbers } from '../decode/json-number'
import { foldCase } from './fold-case'
import { readInstant } from './instant'
import { matchesWildcard } from './wildcard'

describe('numbers', () => {
  it('are compared as integers of any size are', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (left, right) => {
        const expected = left < right ? -1 : left > right ? 1 : 0
        expect(Math.sign(compareNumbers(String(left), String(right)))).toBe(expected)
      }),
    )
  })

  it('are compared as doubles are, where doubles are exact', () => {
    const double = fc.double({ noNaN: true, noDefaultInfinity: true })
    fc.assert(
      fc.property(double, double, (left, right) => {
        expect(Math.sign(compareNumbers(String(left), String(right)))).toBe(
          Math.sign(left < right ? -1 : left > right ? 1 : 0),
        )
      }),
    )
  })

  it.each([
    ['1', '1.000', 0],
    ['-0', '0', 0],
    ['0.0', '0e5', 0],
    ['-12345678901234567890', '-12345678901234567890.0', 0],
    ['1e3', '1000', 0],
    ['100e-2', '1', 0],
    ['0.1', '0.10000000000000000001', -1],
    ['1e400', '1e399', 1],
    ['-1e400', '-1e399', -1],
    ['12', '1.2e1', 0],
    ['9', '10', -1],
  ])('%s against %s', (left, right, expected) => {
    expect(Math.sign(compareNumbers(left, right))).toBe(expected)
  })
})

describe('case', () => {
  it('is folded as the Unicode case-insensitive regular expressions of the engine do, character by character', () => {
    const differing: string[] = []
    for (let code = 0; code < 0x1_f000; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      for (const other of [character.toUpperCase(), character.toLowerCase()]) {
        if (other === character || [...other].length !== 1) continue
        const isSame = new RegExp(`^\\u{${code.toString(16)}}$`, 'iu').test(other)
        if (isSame !== (foldCase(character) === foldCase(other))) differing.push(`${character} ${other}`)
      }
    }
    expect(differing).toEqual([])
  })
})

describe('wildcards', () => {
  it('match what the same regular expression matches', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 })
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 7 })
    fc.assert(
      fc.property(text, pattern, (value, wildcard) => {
        const expression = new RegExp(`^${wildcard.replaceAll('.', '\\.').replaceAll('*', '.*')}$`)
        expect(matchesWildcard(value, wildcard)).toBe(expression.test(value))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('instants', () => {
  it.each([
    ['2026-03-01T09:00:00Z', '2026-03-01T09:00:00.000Z', true],
    ['2026-03-01t09:00:00z', '2026-03-01T09:00:00.000Z', true],
    ['2026-03-01T09:00Z', '2026-03-01T09:00:00.000Z', true],
    ['2026-03-01T09:00:00.25-05:30', '2026-03-01T14:30:00.250Z', true],
    ['2026-03-01T09:00:00+0100', '2026-03-01T08:00:00.000Z', true],
    ['2026-03-01 09:00:00', '2026-03-01T09:00:00.000Z', false],
    ['2024-02-29', '2024-02-29T00:00:00.000Z', false],
    ['0099-12-31T00:00:00Z', '0099-12-31T00:00:00.000Z', true],
  ])('%s', (text, iso, zoned) => {
    const instant = readInstant(text)
    expect(instant && { iso: new Date(instant.milliseconds).toISOString(), zoned: instant.zoned }).toEqual({
      iso,
      zoned,
    })
  })

  it.each([
    '',
    '2026',
    '2026-02-29',
    '2026-13-01',
    '2026-03-01T24:00:00Z',
    '2026-03-01T09:60:00Z',
    '2026-03-01T09:00:00+25:00',
    '2026-03-01T09:00:00Z ',
    'Sun, 01 Mar 2026 09:00:00 GMT',
    '1772355600',
  ])('not %j', (text) => {
    expect(readInstant(text)).toBeNull()
  })
})
