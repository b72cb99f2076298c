import type { ScalarOperand } from '../../../contracts/condition'
import type { JsonNode } from '../../decode/json-node'
import { isInNetwork } from '../network'
import { isSameValue } from '../same-value'
import { compareScalar, readText } from '../scalar'
import { describeSource } from '../source-name'
import { anyType, unreadable } from './operator-rule'
import type { Rules } from './operator-rule'
import { showOperand } from './phrases'

const isOtherThan = (value: JsonNode, operand: ScalarOperand | undefined): boolean =>
  operand !== undefined && compareScalar(value, operand, false) !== 'equal'

/** Operators that set a value against a network or another value of the event. */
export const relationRules: Rules<'in_network' | 'equals_field' | 'changed'> = {
  in_network: {
    label: 'is in network',
    meaning: 'A text that is an IP address in this network.',
    appliesTo: ['string'],
    example: { network: '10.0.0.0/8' },
    judge: ({ network }, value) => {
      const text = readText(value, false)
      const isInside = text === null ? null : isInNetwork(text, network)
      return isInside === null ? unreadable(value) : isInside ? null : 'out_of_range'
    },
    tail: ({ network }, holds) => `, ${holds ? '' : 'not '}in ${network}`,
  },
  equals_field: {
    label: 'equals the field',
    meaning: 'The same type and value as another value of the event; both have to be there.',
    appliesTo: anyType,
    example: { other: { from: 'body', path: ['previous'] } },
    judge: (test, value, { read }) => {
      const other = read(test.other)
      if (other === null) return 'other_missing'
      return isSameValue(value, other, test.loose === true) ? null : 'not_equal'
    },
    tail: ({ other }, holds) => `, ${holds ? 'the same as' : 'not the same as'} ${describeSource(other)}`,
  },
  changed: {
    label: 'changed since',
    meaning: 'Differs from the value before; both have to be there, and equal the given ones where such are given.',
    appliesTo: anyType,
    example: { previous: { from: 'body', path: ['previous'] }, before: 'open', after: 'closed' },
    judge: (test, value, { read }) => {
      const previous = read(test.previous)
      if (previous === null) return 'other_missing'
      if (isSameValue(value, previous, false)) return 'unchanged'
      return isOtherThan(previous, test.before) || isOtherThan(value, test.after) ? 'not_equal' : null
    },
    tail: ({ previous, before, after }, holds) => {
      const from = before === undefined ? '' : ` from ${showOperand(before)}`
      const to = after === undefined ? '' : ` to ${showOperand(after)}`
      return `, ${holds ? 'changed' : 'not changed'} since ${describeSource(previous)}${from}${to}`
    },
  },
}
