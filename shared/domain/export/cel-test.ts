import type { ConditionSource, ConditionTest, ScalarOperand, ValueType } from '../../contracts/condition'
import type { OperatorName } from '../../contracts/condition-operators'
import { readInstant } from '../conditions/instant'
import type { TestFor } from '../conditions/operators/operator-rule'
import { celEquals, celNumber, celText, isCelNumber, isCelType, quotePattern } from './cel-literal'

/** A value of the event in CEL: `there` says when it may be read. */
export interface CelValue {
  there: string
  value: string
}

/** What a test needs beside itself: the reader of sources, and where its flaws are noted. */
export interface CelScope {
  read: (source: ConditionSource) => CelValue
  refuse: (reason: string) => void
  differ: (difference: string) => void
}

type Print<Test> = (test: Test, value: string, scope: CelScope) => string

const numberDifference =
  'CEL counts in doubles: numbers of the event with more than 15 digits are rounded before they are compared.'
const timeDifference =
  'Only date-times with seconds and a zone count as times in CEL; a date alone, or one without a zone, does not match. A 29 February that does not exist makes CEL fail.'
const lengthDifference = 'CEL searches texts of any length; here they are searched up to 131,072 characters.'

const dateTimePattern =
  '^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$'

const anyOf = (parts: readonly string[]): string => (parts.length === 1 ? parts.join('') : `(${parts.join(' || ')})`)

const equalsAny = (value: string, operands: readonly ScalarOperand[]): string =>
  anyOf(operands.map((operand) => celEquals(value, operand)))

const hasSize = (value: string): string =>
  `(${isCelType(value, 'string')} || ${isCelType(value, 'list')} || ${isCelType(value, 'map')})`

const onText = (value: string, test: string): string => `${isCelType(value, 'string')} && ${test}`

const anyText = '[\\s\\S]*'

/** A search in a text: by CEL's own function, or, ignoring case, by a regular expression. */
const printText =
  (call: string, before: string, after: string, isNegated: boolean): Print<TestFor<'contains'>> =>
  (test, value) => {
    const found =
      test.ignoreCase === true
        ? `${value}.matches(${celText(`(?i)${before}${quotePattern(test.value)}${after}`)})`
        : `${value}.${call}(${celText(test.value)})`
    return onText(value, isNegated ? `!${found}` : found)
  }

const printWildcard: Print<TestFor<'matches_wildcard'>> = (test, value) => {
  const pattern = `^${test.value.split('*').map(quotePattern).join(anyText)}$`
  return onText(value, `${value}.matches(${celText(test.ignoreCase === true ? `(?i)${pattern}` : pattern)})`)
}

const printPattern =
  (isNegated: boolean): Print<TestFor<'matches'>> =>
  (test, value, { differ }) => {
    differ(lengthDifference)
    return onText(value, `${isNegated ? '!' : ''}${value}.matches(${celText(test.pattern)})`)
  }

const printNumber =
  (sign: string): Print<TestFor<'at_least'>> =>
  (test, value) =>
    `${isCelNumber(value)} && ${value} ${sign} ${celNumber(test.value.number)}`

const printInstant =
  (sign: string): Print<TestFor<'before'>> =>
  (test, value, { differ }) => {
    const milliseconds = readInstant(test.time)?.milliseconds ?? NaN
    if (test.epoch !== undefined) {
      const limit = test.epoch === 'seconds' ? milliseconds / 1000 : milliseconds
      return `${isCelNumber(value)} && ${value} ${sign} ${celNumber(String(limit))}`
    }
    differ(timeDifference)
    const time = celText(new Date(milliseconds).toISOString())
    return onText(
      value,
      `${value}.matches(${celText(dateTimePattern)}) && timestamp(${value}) ${sign} timestamp(${time})`,
    )
  }

const lengthSigns = { equals: '==', greater_than: '>', at_least: '>=', less_than: '<', at_most: '<=' } as const

const celTypes: Record<Exclude<ValueType, 'number'>, Parameters<typeof isCelType>[1]> = {
  object: 'map',
  array: 'list',
  string: 'string',
  boolean: 'bool',
  null: 'null_type',
}

const onList = (value: string, test: string): string => `${isCelType(value, 'list')} && ${test}`
const hasItem = (value: string, operand: ScalarOperand): string =>
  `${value}.exists(candidate, ${celEquals('candidate', operand)})`

const isSame = (left: string, right: string): string => `(type(${left}) == type(${right}) && ${left} == ${right})`

const printChanged: Print<TestFor<'changed'>> = (test, value, { read }) => {
  const previous = read(test.previous)
  const parts = [previous.there, `!${isSame(value, previous.value)}`]
  if (test.before !== undefined) parts.push(celEquals(previous.value, test.before))
  if (test.after !== undefined) parts.push(celEquals(value, test.after))
  return parts.join(' && ')
}

const refusal =
  (reason: string): Print<ConditionTest> =>
  (_test, _value, { refuse }) => {
    refuse(reason)
    return 'false'
  }

const printers: { [Name in OperatorName]: Print<TestFor<Name>> } = {
  exists: () => 'true',
  not_exists: () => 'false',
  is_null: (_test, value) => isCelType(value, 'null_type'),
  has_no_value: (_test, value) => isCelType(value, 'null_type'),
  has_value: (_test, value) => `type(${value}) != null_type`,
  is_empty: (_test, value) => `${hasSize(value)} && size(${value}) == 0`,
  is_not_empty: (_test, value) => `${hasSize(value)} && size(${value}) > 0`,
  is_true: (_test, value) => celEquals(value, true),
  is_false: (_test, value) => celEquals(value, false),
  equals: (test, value) => celEquals(value, test.value),
  not_equals: (test, value) => `!${celEquals(value, test.value)}`,
  in: (test, value) => equalsAny(value, test.values),
  not_in: (test, value) => `!${equalsAny(value, test.values)}`,
  has_item: (test, value) => onList(value, hasItem(value, test.value)),
  has_no_item: (test, value) => onList(value, `!${hasItem(value, test.value)}`),
  has_any_item: (test, value) => onList(value, anyOf(test.values.map((operand) => hasItem(value, operand)))),
  has_all_items: (test, value) => onList(value, test.values.map((operand) => hasItem(value, operand)).join(' && ')),
  equals_ignoring_case: (test, value) =>
    onText(value, `${value}.matches(${celText(`(?i)^${quotePattern(test.value)}$`)})`),
  contains: printText('contains', '', '', false),
  not_contains: printText('contains', '', '', true),
  starts_with: printText('startsWith', '^', '', false),
  not_starts_with: printText('startsWith', '^', '', true),
  ends_with: printText('endsWith', '', '$', false),
  not_ends_with: printText('endsWith', '', '$', true),
  matches_wildcard: printWildcard,
  matches: printPattern(false),
  not_matches: printPattern(true),
  greater_than: printNumber('>'),
  at_least: printNumber('>='),
  less_than: printNumber('<'),
  at_most: printNumber('<='),
  between: ({ low, high }, value) =>
    `${isCelNumber(value)} && ${value} >= ${celNumber(low.number)} && ${value} <= ${celNumber(high.number)}`,
  before: printInstant('<'),
  after: printInstant('>'),
  within_last: refusal('“within last” needs a clock, which CEL does not have.'),
  in_network: refusal('CEL has no test for IP networks.'),
  length: ({ comparison, length }, value) => `${hasSize(value)} && size(${value}) ${lengthSigns[comparison]} ${length}`,
  equals_field: (test, value, { read }) => {
    const other = read(test.other)
    return `${other.there} && ${isSame(value, other.value)}`
  },
  changed: printChanged,
  is_type: ({ valueType }, value) =>
    valueType === 'number' ? isCelNumber(value) : isCelType(value, celTypes[valueType]),
}

const usesNumbers = new Set<OperatorName>([
  'greater_than',
  'at_least',
  'less_than',
  'at_most',
  'between',
  'equals_field',
  'changed',
])

const isNumeric = (test: ConditionTest): boolean =>
  usesNumbers.has(test.operator) ||
  /"number":/.test(JSON.stringify(test)) ||
  ('epoch' in test && test.epoch !== undefined)

/** A test as a CEL expression of a value that is there. */
export function printCelTest(test: ConditionTest, value: string, scope: CelScope): string {
  if ('loose' in test && test.loose === true) {
    scope.refuse('CEL does not read a text as a number: “loosely” cannot be said.')
  }
  if (isNumeric(test)) scope.differ(numberDifference)
  // The table has one printer per operator, each for its own tests.
  const print = printers[test.operator] as Print<ConditionTest>
  return print(test, value, scope)
}
