/**
 * The operators of conditions, grouped by what stands on their right-hand side. In the text form an operator is its name
 * with spaces.
 */
export const operatorsByOperand = {
  none: ['exists', 'not_exists', 'is_null', 'has_no_value', 'has_value', 'is_empty', 'is_not_empty'],
  truth: ['is_true', 'is_false'],
  scalar: ['equals', 'not_equals'],
  scalars: ['in', 'not_in'],
  item: ['has_item', 'has_no_item'],
  items: ['has_any_item', 'has_all_items'],
  foldedText: ['equals_ignoring_case'],
  text: [
    'contains',
    'not_contains',
    'starts_with',
    'not_starts_with',
    'ends_with',
    'not_ends_with',
    'matches_wildcard',
  ],
  pattern: ['matches', 'not_matches'],
  number: ['greater_than', 'at_least', 'less_than', 'at_most'],
  range: ['between'],
  instant: ['before', 'after'],
  duration: ['within_last'],
  network: ['in_network'],
  length: ['length'],
  field: ['equals_field'],
  change: ['changed'],
  type: ['is_type'],
} as const

export type OperandKind = keyof typeof operatorsByOperand
export type OperatorName = (typeof operatorsByOperand)[OperandKind][number]
