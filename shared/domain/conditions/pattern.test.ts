import { describe, expect, it } from 'vitest'
import { conditionOf, makeEvent } from '../testing/condition-fixtures'
import { checkCondition } from './check-condition'
import { evaluate } from './evaluate'
import { compilePattern, maxSearchedLength } from './pattern'

describe('patterns that make other engines run for ever', () => {
  const text = `${'a'.repeat(100_000)}!`
  it.each(['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*a){20}b', '^(([a-z])+.)+[A-Z]([a-z])+$', '(a?){50}a{50}$'])(
    'end on 100,000 characters: %s',
    (pattern) => {
      const compiled = compilePattern(pattern)
      expect(compiled.kind === 'pattern' && compiled.test(text)).toBe(false)
    },
  )

  it('are refused where their size alone would be the attack', () => {
    expect(compilePattern('((a{1000}){1000}){1000}')).toMatchObject({ kind: 'problem' })
  })
})

describe('limits', () => {
  it('a longer text is not searched, and neither operator holds on it', () => {
    const event = makeEvent(JSON.stringify({ x: 'a'.repeat(maxSearchedLength + 1) }))
    for (const operator of ['matches', 'not matches']) {
      const { explanation, holds } = evaluate(conditionOf(`body.x ${operator} "a"`), event)
      expect({ holds, reason: 'reason' in explanation && explanation.reason }).toEqual({
        holds: false,
        reason: 'text_too_long',
      })
    }
  })
})

it('a condition from elsewhere is checked for patterns that do not compile', () => {
  const condition = conditionOf('body.a matches "a" and any item of body.x where (item matches "b")')
  expect(checkCondition(condition)).toEqual([])
  const broken = JSON.parse(JSON.stringify(condition).replace('"b"', '"b["')) as typeof condition
  expect(checkCondition(broken)).toEqual([
    { pattern: 'b[', offset: 1, message: 'The pattern is not a valid RE2 expression: missing closing ]: [.' },
  ])
  expect(evaluate(broken, makeEvent('{"a":"a","x":["b["]}')).holds).toBe(false)
})
