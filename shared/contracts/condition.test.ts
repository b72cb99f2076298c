import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { conditionSchema } from './condition'
import { explanationSchema } from './condition-explanation'

const source = { from: 'body', path: ['action'] }
const equals = { type: 'test', source, operator: 'equals', value: 'opened' }
const group = (combine: string, conditions: unknown[]) => ({ type: 'group', combine, conditions })

const messagesFor = (value: unknown): string[] =>
  conditionSchema.safeParse(value).error?.issues.map(({ message }) => message) ?? []

describe('what is accepted', () => {
  it.each([
    ['a test', equals],
    ['a number as text', { ...equals, value: { number: '820982911946154508' } }],
    ['groups', group('all', [equals, group('none', [equals])])],
    [
      'a test on the items of a list',
      { type: 'each', quantifier: 'any', of: source, where: { ...equals, source: { from: 'item', path: [] } } },
    ],
  ])('%s', (_what, condition) => {
    expect(conditionSchema.parse(condition)).toEqual(condition)
  })
})

describe('what is refused', () => {
  it.each([
    ['an unknown field', { ...equals, colour: 'red' }, /colour/],
    ['an unknown operator', { ...equals, operator: 'resembles' }, /./],
    ['the operand of another operator', { type: 'test', source, operator: 'equals', pattern: 'x' }, /./],
    ['a switch that the operator does not have', { type: 'test', source, operator: 'exists', loose: true }, /loose/],
    ['a number that would lose digits', { ...equals, value: 5 }, /\{ "number": "12" \}/],
    ['a number that is none', { ...equals, value: { number: '01' } }, /./],
    [
      'a network without its length',
      { type: 'test', source, operator: 'in_network', network: '10.0.0.1' },
      /prefix length/,
    ],
    ['a time without its zone', { type: 'test', source, operator: 'before', time: '2026-03-01T09:00:00' }, /zone/],
    ['an empty group', group('all', []), /at least one/],
    ['an empty list of values', { type: 'test', source, operator: 'in', values: [] }, /at least one/],
    ['an item outside a list', { ...equals, source: { from: 'item', path: [] } }, /only inside/],
    [
      'an item as the other field outside a list',
      { type: 'test', source, operator: 'equals_field', other: { from: 'item', path: [] } },
      /only inside/,
    ],
    ['a header name that is none', { ...equals, source: { from: 'header', name: 'a b' } }, /header name/],
  ])('%s', (_what, condition, message) => {
    expect(messagesFor(condition).join('\n')).toMatch(message)
  })
})

describe('limits', () => {
  const nested = (depth: number): unknown =>
    Array.from({ length: depth }).reduce<unknown>((inner) => group('all', [inner]), equals)

  it('12 levels, and no depth exhausts the stack', () => {
    expect(messagesFor(nested(11))).toEqual([])
    expect(messagesFor(nested(12))).toEqual(['Conditions are nested 13 deep; at most 12 levels are allowed.'])
    expect(messagesFor(nested(100_000))).toEqual(['The condition is too large or nested too deep to be read.'])
  })

  it('200 tests', () => {
    const tests = (count: number): unknown =>
      group(
        'any',
        Array.from({ length: count }, () => equals),
      )
    expect(messagesFor(group('all', [tests(199), equals]))).toEqual([])
    expect(messagesFor(group('all', [tests(200), equals]))).toEqual(['There are 201 tests; at most 200 are allowed.'])
    expect(messagesFor(tests(30_000))).toEqual(['The condition is too large or nested too deep to be read.'])
  })
})

it('conditions and explanations can be published as JSON Schema', () => {
  expect(JSON.stringify(z.toJSONSchema(conditionSchema))).toContain('matches_wildcard')
  expect(JSON.stringify(z.toJSONSchema(explanationSchema))).toContain('no_item_matched')
})
