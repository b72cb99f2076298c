import type { ConditionSource, ValueType } from '@shared/contracts/condition'
import type { OperatorName } from '@shared/contracts/condition-operators'
import { operatorNames, operators } from '@shared/domain/conditions/operators/operators'
import { printSource } from '@shared/domain/conditions/source-name'
import { newEach } from './condition-draft'
import type { DraftNode, DraftTest } from './condition-draft'

/** A value that was chosen: where it stands, in which lists (the nearest first), and what was met there. */
export interface Choice {
  source: ConditionSource
  within: readonly ConditionSource[]
  types: readonly ValueType[]
  /** The value to compare with, as the text form writes it; absent: none is suggested. */
  value?: string
}

/** The operators for values of these types, or all while no type is known. */
export function operatorsFor(types: readonly ValueType[]): OperatorName[] {
  if (types.length === 0) return operatorNames
  return operatorNames.filter((name) => operators[name].appliesTo.some((type) => types.includes(type)))
}

const defaultOperator = (types: readonly ValueType[]): OperatorName => {
  if (types.includes('array')) return 'is_not_empty'
  return types.includes('object') ? 'exists' : 'equals'
}

/** The part of the choice's lists that the test does not stand in yet, the nearest first. */
const missingLists = (choice: Choice, around: readonly string[]): readonly ConditionSource[] => {
  const wanted = choice.within.map(printSource)
  const outer = wanted.slice(wanted.length - around.length)
  const isInside = around.length <= wanted.length && around.every((list, index) => list === outer[index])
  return isInside ? choice.within.slice(0, choice.within.length - around.length) : choice.within
}

/**
 * A test about another value. Where that stands in a list, the test becomes one on any item of it. `around` are the lists
 * that the test stands in already, the nearest first.
 */
export function placeChoice(test: DraftTest, choice: Choice, around: readonly string[]): DraftNode {
  const isFitting = operatorsFor(choice.types).includes(test.operator)
  const operator = isFitting ? test.operator : defaultOperator(choice.types)
  const keepsOperand = choice.value === undefined && operator === test.operator
  const operand = operator === 'equals' && choice.value !== undefined ? choice.value : keepsOperand ? test.operand : ''
  const placed: DraftTest = { ...test, source: printSource(choice.source), operator, operand }
  return missingLists(choice, around).reduce<DraftNode>((inside, list) => newEach(list, [inside]), placed)
}
