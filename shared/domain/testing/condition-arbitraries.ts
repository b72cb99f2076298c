import fc from 'fast-check'
import { durationUnits, lengthComparisons, valueTypes } from '../../contracts/condition'
import type { Condition, ConditionSource, ConditionTest } from '../../contracts/condition'
import { operatorsByOperand } from '../../contracts/condition-operators'
import type { OperandKind } from '../../contracts/condition-operators'
import { modifiersOf } from '../conditions/text/operator-words'

const words = [
  'a',
  'b',
  'name',
  'x-y',
  'and',
  'or',
  'not',
  '0',
  '7',
  '',
  'a b',
  '"',
  '\\',
  '__proto__',
  'é',
  '\ud800',
  '*',
  '.',
]

const step = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 6, unit: 'binary' }))
const path = fc.array(step, { maxLength: 4 })
const text = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 12, unit: 'binary' }))
const number = fc
  .constantFrom('0', '-0', '1', '1.0', '-1.50', '820982911946154508', '1e3', '2E-2', '9007199254740993')
  .map((digits) => ({ number: digits }))
const scalar = fc.oneof(text, fc.boolean(), fc.constant(null), number)
const scalars = fc.array(scalar, { minLength: 1, maxLength: 3 })

const outerSource: fc.Arbitrary<ConditionSource> = fc.oneof(
  path.map((steps): ConditionSource => ({ from: 'body', path: steps })),
  fc.constantFrom('X-Name', 'a', '7', "x!#$%&'*+.^_`|~").map((name): ConditionSource => ({ from: 'header', name })),
  text.filter((name) => name !== '').map((name): ConditionSource => ({ from: 'query', name })),
  fc.constantFrom<ConditionSource>({ from: 'method' }, { from: 'eventType' }),
)
const itemSource = path.map((steps): ConditionSource => ({ from: 'item', path: steps }))

const operandFields: Record<OperandKind, (source: fc.Arbitrary<ConditionSource>) => fc.Arbitrary<object>> = {
  none: () => fc.constant({}),
  truth: () => fc.constant({}),
  scalar: () => fc.record({ value: scalar }),
  scalars: () => fc.record({ values: scalars }),
  item: () => fc.record({ value: scalar }),
  items: () => fc.record({ values: scalars }),
  foldedText: () => fc.record({ value: text }),
  text: () => fc.record({ value: text }),
  pattern: () => fc.record({ pattern: fc.constantFrom('a+', '^\\d{2}$', '[^"\\\\]', '(?i)é|b', '\\Aab\\z') }),
  number: () => fc.record({ value: number }),
  range: () => fc.record({ low: number, high: number }),
  instant: () => fc.record({ time: fc.constantFrom('2026-03-01T09:00:00Z', '2026-03-01T09:00:00.5+02:00') }),
  duration: () =>
    fc.record({
      duration: fc.record({ amount: fc.integer({ min: 1, max: 99 }), unit: fc.constantFrom(...durationUnits) }),
    }),
  network: () => fc.record({ network: fc.constantFrom('10.0.0.0/8', '2001:db8::/32', '::/0') }),
  length: () => fc.record({ comparison: fc.constantFrom(...lengthComparisons), length: fc.nat(5) }),
  field: (source) => fc.record({ other: source }),
  change: (source) => fc.record({ previous: source, before: scalar, after: scalar }, { requiredKeys: ['previous'] }),
  type: () => fc.record({ valueType: fc.constantFrom(...valueTypes) }),
}

const modifierValues = {
  ignoreCase: fc.constant(true),
  loose: fc.constant(true),
  orMissing: fc.constant(true),
  epoch: fc.constantFrom('seconds', 'milliseconds'),
}

const testAt = (source: fc.Arbitrary<ConditionSource>): fc.Arbitrary<ConditionTest> =>
  fc.oneof(
    ...Object.entries(operatorsByOperand).flatMap(([kind, names]) =>
      names.map((operator) => {
        const modifiers = Object.fromEntries(
          modifiersOf(operator).map((modifier) => [modifier, modifierValues[modifier]]),
        )
        return fc
          .tuple(source, operandFields[kind as OperandKind](source), fc.record(modifiers, { requiredKeys: [] }))
          .map(([at, fields, flags]) => ({ type: 'test', source: at, operator, ...fields, ...flags }) as ConditionTest)
      }),
    ),
  )

const conditionAt = (depth: number, isInside: boolean): fc.Arbitrary<Condition> => {
  const source = isInside ? fc.oneof(itemSource, outerSource) : outerSource
  const test: fc.Arbitrary<Condition> = testAt(source)
  if (depth === 0) return test
  const group = fc.record({
    type: fc.constant('group' as const),
    combine: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
    conditions: fc.array(conditionAt(depth - 1, isInside), { minLength: 1, maxLength: 3 }),
  })
  const each = fc.record({
    type: fc.constant('each' as const),
    quantifier: fc.constantFrom('any' as const, 'all' as const, 'none' as const),
    of: source,
    where: conditionAt(depth - 1, true),
  })
  return fc.oneof({ weight: 2, arbitrary: test }, { weight: 2, arbitrary: group }, { weight: 1, arbitrary: each })
}

/** Conditions that their schema accepts, of every operator, nested up to three levels. */
export const anyCondition = conditionAt(3, false)

const key = fc.constantFrom('a', 'b', 'name', 'x-y', '0', '7', '', 'a b', '__proto__')

const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      'null',
      'true',
      'false',
      '0',
      '1.0',
      '820982911946154508',
      '1e999',
      '"a"',
      '""',
      '"2026-03-01T09:00:00Z"',
      '"10.1.2.3"',
      '"5"',
    ),
    text.map((value) => JSON.stringify(value)),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join(',')}}`),
  ),
})).value

/** JSON texts with the keys and values that the conditions above ask for, duplicate and odd keys among them. */
export const anyJsonText = jsonText
