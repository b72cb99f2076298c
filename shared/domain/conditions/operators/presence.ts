import type { operatorsByOperand } from '../../../contracts/condition-operators'
import type { JsonNode } from '../../decode/json-node'
import { anyType, noTail, unreadable } from './operator-rule'
import type { Rules } from './operator-rule'

const isEmpty = (value: JsonNode): boolean | null => {
  if (value.type === 'string') return value.value === ''
  if (value.type === 'array') return value.items.length === 0
  return value.type === 'object' ? value.entries.length === 0 : null
}

/** Operators without a right-hand side. */
export const presenceRules: Rules<(typeof operatorsByOperand.none)[number]> = {
  exists: {
    label: 'exists',
    meaning: 'The value is there; null counts as there.',
    appliesTo: anyType,
    example: {},
    judge: () => null,
    tail: noTail,
  },
  not_exists: {
    label: 'does not exist',
    meaning: 'There is no value, not even null.',
    appliesTo: [],
    holdsOnMissing: true,
    example: {},
    judge: () => 'is_there',
    tail: () => ', but should be missing',
  },
  is_null: {
    label: 'is null',
    meaning: 'The value is there and null.',
    appliesTo: ['null'],
    example: {},
    judge: (_test, value) => (value.type === 'null' ? null : 'wrong_type'),
    tail: (_test, holds) => (holds ? '' : ', not null'),
  },
  has_no_value: {
    label: 'has no value',
    meaning: 'The value is missing or null.',
    appliesTo: ['null'],
    holdsOnMissing: true,
    example: {},
    judge: (_test, value) => (value.type === 'null' ? null : 'is_there'),
    tail: (_test, holds) => (holds ? '' : ', but should have no value'),
  },
  has_value: {
    label: 'has a value',
    meaning: 'The value is there and not null.',
    appliesTo: ['object', 'array', 'string', 'number', 'boolean'],
    example: {},
    judge: (_test, value) => (value.type === 'null' ? 'is_null' : null),
    tail: noTail,
  },
  is_empty: {
    label: 'is empty',
    meaning: 'A text, list or object with nothing in it.',
    appliesTo: ['string', 'array', 'object'],
    example: {},
    judge: (_test, value) => {
      const empty = isEmpty(value)
      return empty === null ? unreadable(value) : empty ? null : 'not_empty'
    },
    tail: (_test, holds) => (holds ? '' : ', not empty'),
  },
  is_not_empty: {
    label: 'is not empty',
    meaning: 'A text, list or object with something in it.',
    appliesTo: ['string', 'array', 'object'],
    example: {},
    judge: (_test, value) => {
      const empty = isEmpty(value)
      return empty === null ? unreadable(value) : empty ? 'is_empty' : null
    },
    tail: (_test, holds) => (holds ? '' : ', but should not be empty'),
  },
}
