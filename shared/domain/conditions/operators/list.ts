import type { ScalarOperand } from '../../../contracts/condition'
import type { operatorsByOperand } from '../../../contracts/condition-operators'
import type { JsonArray } from '../../decode/json-node'
import { compareScalar } from '../scalar'
import { unreadable } from './operator-rule'
import type { Rules } from './operator-rule'
import { showOperand, showOperands } from './phrases'

const has = ({ items }: JsonArray, operand: ScalarOperand, loose: boolean | undefined): boolean =>
  items.some((item) => compareScalar(item, operand, loose === true) === 'equal')

/** Operators on lists of plain values; items are compared as `equals` does. */
export const listRules: Rules<(typeof operatorsByOperand.item)[number] | (typeof operatorsByOperand.items)[number]> = {
  has_item: {
    label: 'has item',
    meaning: 'A list with this value among its items.',
    appliesTo: ['array'],
    example: { value: 'bug' },
    judge: (test, list) => {
      if (list.type !== 'array') return unreadable(list)
      return has(list, test.value, test.loose) ? null : 'no_item_matched'
    },
    tail: ({ value }, holds) => `, ${holds ? 'with' : 'without'} ${showOperand(value)}`,
  },
  has_no_item: {
    label: 'has no item',
    meaning: 'A list without this value among its items.',
    appliesTo: ['array'],
    example: { value: 'bug' },
    judge: (test, list) => {
      if (list.type !== 'array') return unreadable(list)
      return has(list, test.value, test.loose) ? 'item_matched' : null
    },
    tail: ({ value }, holds) => `, ${holds ? 'without' : 'with'} ${showOperand(value)}`,
  },
  has_any_item: {
    label: 'has any of the items',
    meaning: 'A list with at least one of these values.',
    appliesTo: ['array'],
    example: { values: ['bug', 'urgent'] },
    judge: (test, list) => {
      if (list.type !== 'array') return unreadable(list)
      return test.values.some((value) => has(list, value, test.loose)) ? null : 'no_item_matched'
    },
    tail: ({ values }, holds) => `, ${holds ? 'with' : 'without'} ${showOperands(values, 'or')}`,
  },
  has_all_items: {
    label: 'has all of the items',
    meaning: 'A list with every one of these values.',
    appliesTo: ['array'],
    example: { values: ['bug', 'urgent'] },
    judge: (test, list) => {
      if (list.type !== 'array') return unreadable(list)
      return test.values.every((value) => has(list, value, test.loose)) ? null : 'no_item_matched'
    },
    tail: ({ values }, holds) => `, ${holds ? 'with' : 'not with all of'} ${showOperands(values, 'and')}`,
  },
}
