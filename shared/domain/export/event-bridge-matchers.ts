import type { ConditionTest, NumberOperand, ScalarOperand } from '../../contracts/condition'
import type { OperatorName } from '../../contracts/condition-operators'
import { readInstant } from '../conditions/instant'
import type { TestFor } from '../conditions/operators/operator-rule'
import { compareNumbers } from '../decode/json-number'

/** One entry of a field's list in an event pattern. */
export type Matcher = string | boolean | number | null | { [name: string]: unknown }

/**
 * What matches the values that are there: those for which the test holds, and those for which it does not. A string is the
 * reason why a pattern cannot say it.
 */
export interface Matchers {
  holds: Matcher[] | string
  fails: Matcher[] | string
  differences?: string[]
}

type Translate<Test> = (test: Test) => Matchers

const lowest = '-5000000000'
const highest = '5000000000'
const decimals = /^-?\d+(?:\.\d{1,6})?$/

const numericDifference =
  'EventBridge compares numbers from -5,000,000,000 to 5,000,000,000 with 6 decimals; others in an event never match.'
const negatedTextDifference =
  'EventBridge’s “anything-but” matches numbers, true, false and null too; here only texts match.'
const objectDifference =
  'EventBridge’s “anything-but” and “exists” look at plain values only: an object does not count as there.'
const itemDifference = 'In EventBridge a plain value matches as a list with this one item does.'
const emptyDifference = 'In EventBridge only an empty text is found empty, not an empty list or object.'
const caseDifference = 'EventBridge may treat upper and lower case of letters beyond ASCII otherwise.'

const no = (reason: string): Matchers => ({ holds: reason, fails: reason })

type Literal = { value: string | number | boolean | null } | { reason: string }

/** An operand as a pattern writes it, or why EventBridge cannot hold it. */
const literalOf = (operand: ScalarOperand): Literal => {
  if (operand === null || typeof operand !== 'object') return { value: operand }
  const { number } = operand
  const isInRange = compareNumbers(number, lowest) >= 0 && compareNumbers(number, highest) <= 0
  return isInRange && decimals.test(number)
    ? { value: Number(number) }
    : { reason: `EventBridge compares numbers up to 5,000,000,000 with at most 6 decimals, and ${number} is another.` }
}

type LiteralValue = Extract<Literal, { value: unknown }>['value']

const literalsOf = (operands: readonly ScalarOperand[]): LiteralValue[] | string => {
  const values: LiteralValue[] = []
  for (const operand of operands) {
    const literal = literalOf(operand)
    if ('reason' in literal) return literal.reason
    values.push(literal.value)
  }
  return values
}

const equalToAny = (operands: readonly ScalarOperand[]): Matcher[] | string => {
  const values = literalsOf(operands)
  if (typeof values === 'string') return values
  return values.map((value) => (typeof value === 'number' ? { numeric: ['=', value] } : value))
}

const otherThanAll = (operands: readonly ScalarOperand[]): Matcher[] | string => {
  const values = literalsOf(operands)
  if (typeof values === 'string') return values
  const types = new Set(values.map((value) => typeof value))
  const isAllowed = types.size === 1 && (types.has('string') || types.has('number'))
  return isAllowed
    ? [{ 'anything-but': values }]
    : 'EventBridge’s “anything-but” takes only texts or only numbers, not null, true or false.'
}

const escapeWildcard = (text: string): string => text.replace(/[\\*]/g, '\\$&')
const collapse = (wildcard: string): string => wildcard.replace(/\*{2,}/g, '*')

const anythingBut = (matcher: object): Matcher[] => [{ 'anything-but': matcher }]

const noCase = 'EventBridge can ignore case only for a whole text, its beginning and its end.'

/** A test on texts and its opposite; the opposite of a negated test would have to match other types too. */
const textual = (matcher: { [name: string]: unknown }, isNegated: boolean): Matchers =>
  isNegated
    ? {
        holds: anythingBut(matcher),
        fails: 'EventBridge cannot say that a text test with “not” fails.',
        differences: [negatedTextDifference],
      }
    : { holds: [matcher], fails: anythingBut(matcher) }

const translateEdge =
  (edge: 'prefix' | 'suffix', isNegated: boolean): Translate<TestFor<'starts_with'>> =>
  ({ ignoreCase, value }) => {
    if (value === '') return no('EventBridge takes no empty beginning or end.')
    if (ignoreCase !== true) return textual({ [edge]: value }, isNegated)
    const matcher = { [edge]: { 'equals-ignore-case': value } }
    const reason = 'EventBridge cannot say that a text does not begin or end so while ignoring case.'
    return isNegated ? no(reason) : { holds: [matcher], fails: reason, differences: [caseDifference] }
  }

const translateContains =
  (isNegated: boolean): Translate<TestFor<'contains'>> =>
  ({ ignoreCase, value }) =>
    ignoreCase === true ? no(noCase) : textual({ wildcard: collapse(`*${escapeWildcard(value)}*`) }, isNegated)

const numeric = (...limits: [sign: string, operand: NumberOperand][]): Matchers => {
  const values = literalsOf(limits.map(([, operand]) => operand))
  if (typeof values === 'string') return no(values)
  const test = limits.flatMap(([sign], index) => [sign, values[index]])
  return {
    holds: [{ numeric: test }],
    fails: 'EventBridge cannot say that a number test fails, since a text fails it too.',
    differences: [numericDifference],
  }
}

const translateInstant =
  (sign: string): Translate<TestFor<'before'>> =>
  ({ epoch, time }) => {
    if (epoch === undefined) return no('EventBridge cannot compare date-times.')
    const milliseconds = readInstant(time)?.milliseconds ?? NaN
    return numeric([sign, { number: String(epoch === 'seconds' ? milliseconds / 1000 : milliseconds) }])
  }

const usesNumber = (operands: readonly ScalarOperand[]): boolean =>
  operands.some((operand) => typeof operand === 'object' && operand !== null)

const numberNotes = (operands: readonly ScalarOperand[]): string[] => (usesNumber(operands) ? [numericDifference] : [])

const among = (operands: readonly ScalarOperand[]): Matchers => ({
  holds: equalToAny(operands),
  fails: otherThanAll(operands),
  differences: numberNotes(operands),
})

const notAmong = (operands: readonly ScalarOperand[]): Matchers => ({
  holds: otherThanAll(operands),
  fails: equalToAny(operands),
  differences: [objectDifference, ...numberNotes(operands)],
})

const withItem = (operands: readonly ScalarOperand[]): Matchers => ({
  holds: equalToAny(operands),
  fails: 'EventBridge cannot say that a list lacks an item.',
  differences: [itemDifference, ...numberNotes(operands)],
})

const there: Matcher = { exists: true }

const translations: { [Name in OperatorName]: Translate<TestFor<Name>> } = {
  exists: () => ({ holds: [there], fails: [], differences: [objectDifference] }),
  not_exists: () => ({ holds: [], fails: [there], differences: [objectDifference] }),
  is_null: () => ({ holds: [null], fails: 'EventBridge cannot say “not null”.' }),
  has_no_value: () => ({ holds: [null], fails: 'EventBridge cannot say “not null”.', differences: [objectDifference] }),
  has_value: () => ({ holds: 'EventBridge cannot say “not null”.', fails: [null], differences: [objectDifference] }),
  is_empty: () => ({ holds: [''], fails: 'EventBridge cannot say “not empty”.', differences: [emptyDifference] }),
  is_not_empty: () => ({ holds: 'EventBridge cannot say “not empty”.', fails: 'EventBridge cannot say “not empty”.' }),
  is_true: () => among([true]),
  is_false: () => among([false]),
  equals: ({ value }) => among([value]),
  not_equals: ({ value }) => notAmong([value]),
  in: ({ values }) => among(values),
  not_in: ({ values }) => notAmong(values),
  equals_ignoring_case: ({ value }) => ({
    ...textual({ 'equals-ignore-case': value }, false),
    differences: [caseDifference],
  }),
  contains: translateContains(false),
  not_contains: translateContains(true),
  starts_with: translateEdge('prefix', false),
  not_starts_with: translateEdge('prefix', true),
  ends_with: translateEdge('suffix', false),
  not_ends_with: translateEdge('suffix', true),
  matches_wildcard: ({ ignoreCase, value }) =>
    ignoreCase === true ? no(noCase) : textual({ wildcard: collapse(value.replaceAll('\\', '\\\\')) }, false),
  matches: () => no('EventBridge has no regular expressions.'),
  not_matches: () => no('EventBridge has no regular expressions.'),
  greater_than: ({ value }) => numeric(['>', value]),
  at_least: ({ value }) => numeric(['>=', value]),
  less_than: ({ value }) => numeric(['<', value]),
  at_most: ({ value }) => numeric(['<=', value]),
  between: ({ low, high }) =>
    compareNumbers(low.number, high.number) < 0
      ? numeric(['>=', low], ['<=', high])
      : no('EventBridge takes a range only from a lower to a higher number.'),
  before: translateInstant('<'),
  after: translateInstant('>'),
  within_last: () => no('EventBridge has no clock for “within last”.'),
  in_network: ({ network }) => ({
    holds: [{ cidr: network }],
    fails: 'EventBridge cannot say that an address lies outside a network.',
  }),
  length: () => no('EventBridge cannot count.'),
  has_item: ({ value }) => withItem([value]),
  has_no_item: () => no('EventBridge cannot say that a list lacks an item.'),
  has_any_item: ({ values }) => withItem(values),
  has_all_items: ({ values }) =>
    values.length === 1 ? withItem(values) : no('EventBridge cannot ask one list for several items.'),
  equals_field: () => no('EventBridge cannot compare two values of an event.'),
  changed: () => no('EventBridge cannot compare two values of an event.'),
  is_type: () => no('EventBridge cannot ask for the type of a value.'),
}

/** A test as matchers of an event pattern. */
export function translateTest(test: ConditionTest): Matchers {
  if ('loose' in test && test.loose === true)
    return no('EventBridge does not read a text as a number: “loosely” cannot be said.')
  // The table has one translation per operator, each for its own tests.
  const translate = translations[test.operator] as Translate<ConditionTest>
  return translate(test)
}
