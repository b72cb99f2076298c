import type { ConditionReason } from '../../../contracts/condition-explanation'
import type { operatorsByOperand } from '../../../contracts/condition-operators'
import type { lengthComparisons } from '../../../contracts/condition'
import type { JsonNode } from '../../decode/json-node'
import { compareNumbers } from '../../decode/json-number'
import { entriesByKey } from '../find-entry'
import { readNumber } from '../scalar'
import { unreadable } from './operator-rule'
import type { OperatorRule, Rules, TestFor } from './operator-rule'

type Comparison = (typeof lengthComparisons)[number]

const comparisons: Record<Comparison, { words: string; accepts: (order: number) => boolean }> = {
  equals: { words: 'exactly', accepts: (order) => order === 0 },
  greater_than: { words: 'more than', accepts: (order) => order > 0 },
  at_least: { words: 'at least', accepts: (order) => order >= 0 },
  less_than: { words: 'less than', accepts: (order) => order < 0 },
  at_most: { words: 'at most', accepts: (order) => order <= 0 },
}

const createNumberRule = (
  comparison: Exclude<Comparison, 'equals'>,
  label: string,
  meaning: string,
): OperatorRule<TestFor<'at_least'>> => {
  const { accepts, words } = comparisons[comparison]
  return {
    label,
    meaning,
    appliesTo: ['number'],
    example: { value: { number: '10' } },
    judge: (test, value) => {
      const number = readNumber(value, test.loose === true)
      if (number === null) return unreadable(value)
      return accepts(compareNumbers(number, test.value.number)) ? null : 'out_of_range'
    },
    tail: ({ value }, holds) => `, ${holds ? '' : 'not '}${words} ${value.number}`,
  }
}

const lengthOf = (value: JsonNode): number | null => {
  if (value.type === 'string') return [...value.value].length
  if (value.type === 'array') return value.items.length
  return value.type === 'object' ? entriesByKey(value).size : null
}

const judgeRange = (test: TestFor<'between'>, value: JsonNode): ConditionReason | null => {
  const number = readNumber(value, test.loose === true)
  if (number === null) return unreadable(value)
  const isInside = compareNumbers(number, test.low.number) >= 0 && compareNumbers(number, test.high.number) <= 0
  return isInside ? null : 'out_of_range'
}

/** Operators on numbers and lengths. */
export const numberRules: Rules<(typeof operatorsByOperand.number)[number] | 'between' | 'length'> = {
  greater_than: createNumberRule('greater_than', 'is greater than', 'A number above this one.'),
  at_least: createNumberRule('at_least', 'is at least', 'This number or one above it.'),
  less_than: createNumberRule('less_than', 'is less than', 'A number below this one.'),
  at_most: createNumberRule('at_most', 'is at most', 'This number or one below it.'),
  between: {
    label: 'is between',
    meaning: 'A number from the first to the second, both included.',
    appliesTo: ['number'],
    example: { low: { number: '1' }, high: { number: '10' } },
    judge: judgeRange,
    tail: ({ low, high }, holds) => `, ${holds ? '' : 'not '}between ${low.number} and ${high.number}`,
  },
  length: {
    label: 'has length',
    meaning: 'The count of the characters of a text, the items of a list or the keys of an object.',
    appliesTo: ['string', 'array', 'object'],
    example: { comparison: 'at_least', length: 2 },
    judge: ({ comparison, length }, value) => {
      const actual = lengthOf(value)
      if (actual === null) return unreadable(value)
      return comparisons[comparison].accepts(actual - length) ? null : 'out_of_range'
    },
    tail: ({ comparison, length }, holds) =>
      `, ${holds ? 'of' : 'not of'} length ${comparisons[comparison].words} ${length}`,
  },
}
