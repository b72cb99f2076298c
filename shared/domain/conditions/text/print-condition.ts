import type {
  Condition,
  ConditionEach,
  ConditionGroup,
  ConditionTest,
  ScalarOperand,
} from '../../../contracts/condition'
import type { OperandKind } from '../../../contracts/condition-operators'
import type { TestFor } from '../operators/operator-rule'
import { printSource } from '../source-name'
import { operandKindOf, wordsOf } from './operator-words'

const maxLineLength = 100

const printScalar = (operand: ScalarOperand): string =>
  operand === null || typeof operand !== 'object' ? JSON.stringify(operand) : operand.number

const printScalars = (operands: readonly ScalarOperand[]): string => `[${operands.map(printScalar).join(', ')}]`

const printChange = ({ previous, before, after }: TestFor<'changed'>): string => {
  const from = before === undefined ? '' : ` from ${printScalar(before)}`
  const to = after === undefined ? '' : ` to ${printScalar(after)}`
  return `since ${printSource(previous)}${from}${to}`
}

/** One member of every kind, by which the tests of that kind are typed. */
interface Examples {
  none: 'exists'
  truth: 'is_true'
  scalar: 'equals'
  scalars: 'in'
  item: 'has_item'
  items: 'has_any_item'
  foldedText: 'equals_ignoring_case'
  text: 'contains'
  pattern: 'matches'
  number: 'at_least'
  range: 'between'
  instant: 'before'
  duration: 'within_last'
  network: 'in_network'
  length: 'length'
  field: 'equals_field'
  change: 'changed'
  type: 'is_type'
}

const operandPrinters: { [Kind in OperandKind]: (test: TestFor<Examples[Kind]>) => string } = {
  none: () => '',
  truth: () => '',
  scalar: ({ value }) => printScalar(value),
  scalars: ({ values }) => printScalars(values),
  item: ({ value }) => printScalar(value),
  items: ({ values }) => printScalars(values),
  foldedText: ({ value }) => printScalar(value),
  text: ({ value }) => printScalar(value),
  pattern: ({ pattern }) => printScalar(pattern),
  number: ({ value }) => printScalar(value),
  range: ({ low, high }) => `${printScalar(low)} and ${printScalar(high)}`,
  instant: ({ time }) => printScalar(time),
  duration: ({ duration }) => `${duration.amount} ${duration.unit}`,
  network: ({ network }) => printScalar(network),
  length: ({ comparison, length }) => `${wordsOf(comparison)} ${length}`,
  field: ({ other }) => printSource(other),
  change: printChange,
  type: ({ valueType }) => valueType,
}

const printModifiers = (test: ConditionTest): string[] => {
  const modifiers: string[] = []
  if ('ignoreCase' in test && test.ignoreCase === true) modifiers.push('ignoring case')
  if ('epoch' in test && test.epoch !== undefined) modifiers.push(`as epoch ${test.epoch}`)
  if ('loose' in test && test.loose === true) modifiers.push('loosely')
  if ('orMissing' in test && test.orMissing === true) modifiers.push('or missing')
  return modifiers
}

/** What stands behind the operator of a test in the text form; empty where nothing does. */
export function printOperand(test: ConditionTest): string {
  // The table has one printer per kind of operand, each for its own tests.
  const print = operandPrinters[operandKindOf(test.operator)] as (test: ConditionTest) => string
  return print(test)
}

/** A test in the text form. */
export function printTest(test: ConditionTest): string {
  return [printSource(test.source), wordsOf(test.operator), printOperand(test), ...printModifiers(test)]
    .filter((piece) => piece !== '')
    .join(' ')
}

const indentBy = (text: string): string => text.replaceAll('\n', '\n  ')

/** In one line where it fits, else what is inside on lines of its own. */
const wrap = (inside: string): string =>
  inside.length + 2 <= maxLineLength && !inside.includes('\n') ? `(${inside})` : `(\n  ${indentBy(inside)}\n)`

const join = (parts: readonly string[], word: string): string => {
  const line = parts.join(` ${word} `)
  return line.length <= maxLineLength && !line.includes('\n') ? line : parts.join(`\n${word} `)
}

const listParts = (conditions: readonly Condition[]): string => {
  const parts = conditions.map(print)
  const line = parts.join(', ')
  return line.length <= maxLineLength && !line.includes('\n') ? line : parts.join(',\n')
}

const isInfix = ({ combine, conditions }: ConditionGroup): boolean => combine !== 'none' && conditions.length > 1

const printInside = (condition: Condition): string =>
  condition.type === 'group' && isInfix(condition) ? wrap(print(condition)) : print(condition)

const printGroup = (group: ConditionGroup): string => {
  const { combine, conditions } = group
  if (isInfix(group)) return join(conditions.map(printInside), combine === 'all' ? 'and' : 'or')
  if (combine !== 'none') return `${combine} of ${wrap(listParts(conditions))}`
  const [only] = conditions
  if (conditions.length > 1 || only === undefined) return `not ${wrap(join(conditions.map(printInside), 'or'))}`
  const isAny = only.type === 'group' && only.combine === 'any'
  return `not ${wrap(isAny ? `any of ${wrap(listParts(only.conditions))}` : print(only))}`
}

const listWords = { any: 'any item of', all: 'all items of', none: 'no item of' } as const

const printEach = ({ of, quantifier, where }: ConditionEach): string =>
  `${listWords[quantifier]} ${printSource(of)} where ${wrap(print(where))}`

const print = (condition: Condition): string => {
  if (condition.type === 'test') return printTest(condition)
  return condition.type === 'group' ? printGroup(condition) : printEach(condition)
}

/** A condition in the text form; `parseCondition` reads it back as the same tree. */
export function printCondition(condition: Condition): string {
  return print(condition)
}
