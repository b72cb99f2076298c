import type { ScalarOperand } from '../../../contracts/condition'
import type { ConditionReason } from '../../../contracts/condition-explanation'
import type { JsonNode } from '../../decode/json-node'
import { compareScalar, readTruth } from '../scalar'
import { anyType, noTail, scalarTypes, unreadable } from './operator-rule'
import type { OperatorRule, Rules, TestFor } from './operator-rule'
import { showOperand, showOperands } from './phrases'

const isListed = (value: JsonNode, operands: readonly ScalarOperand[], loose: boolean): boolean =>
  operands.some((operand) => compareScalar(value, operand, loose) === 'equal')

const notEqualReason = (value: JsonNode, operands: readonly ScalarOperand[], loose: boolean): ConditionReason =>
  operands.some((operand) => compareScalar(value, operand, loose) === 'different') ? 'not_equal' : unreadable(value)

const truthRule = (wanted: boolean): OperatorRule<TestFor<'is_true'>> => ({
  label: `is ${wanted}`,
  meaning: `The value is ${wanted}, as a boolean.`,
  appliesTo: ['boolean'],
  example: {},
  judge: (test, value) => {
    const truth = readTruth(value, test.loose === true)
    return truth === null ? unreadable(value) : truth === wanted ? null : 'not_equal'
  },
  tail: (_test, holds) => (holds ? '' : `, not ${wanted}`),
})

/** Operators that compare a value with given ones: strict about types, numbers by their exact value. */
export const equalityRules: Rules<'is_true' | 'is_false' | 'equals' | 'not_equals' | 'in' | 'not_in' | 'is_type'> = {
  is_true: truthRule(true),
  is_false: truthRule(false),
  equals: {
    label: 'equals',
    meaning: 'The same type and the same value; 1 equals 1.0, but not "1".',
    appliesTo: scalarTypes,
    example: { value: 'opened' },
    judge: (test, value) => {
      const loose = test.loose === true
      return isListed(value, [test.value], loose) ? null : notEqualReason(value, [test.value], loose)
    },
    tail: ({ value }, holds) => (holds ? '' : `, not ${showOperand(value)}`),
  },
  not_equals: {
    label: 'does not equal',
    meaning: 'There is a value and it is another one, of whatever type.',
    appliesTo: anyType,
    example: { value: 'opened' },
    judge: (test, value) => (isListed(value, [test.value], test.loose === true) ? 'is_equal' : null),
    tail: ({ value }, holds) => (holds ? `, not ${showOperand(value)}` : ', which is excluded'),
  },
  in: {
    label: 'is one of',
    meaning: 'Equals one of the values listed.',
    appliesTo: scalarTypes,
    example: { values: ['opened', 'reopened'] },
    judge: (test, value) => {
      const loose = test.loose === true
      return isListed(value, test.values, loose) ? null : notEqualReason(value, test.values, loose)
    },
    tail: ({ values }, holds) => (holds ? '' : `, not ${showOperands(values, 'or')}`),
  },
  not_in: {
    label: 'is none of',
    meaning: 'There is a value and it equals none of those listed.',
    appliesTo: anyType,
    example: { values: ['opened', 'reopened'] },
    judge: (test, value) => (isListed(value, test.values, test.loose === true) ? 'is_equal' : null),
    tail: ({ values }, holds) => (holds ? `, not ${showOperands(values, 'or')}` : ', which is excluded'),
  },
  is_type: {
    label: 'is of type',
    meaning: 'The value has this JSON type.',
    appliesTo: anyType,
    example: { valueType: 'string' },
    judge: ({ valueType }, value) => (value.type === valueType ? null : 'wrong_type'),
    tail: noTail,
  },
}
