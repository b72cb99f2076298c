import { operatorsByOperand } from '../../../contracts/condition-operators'
import type { OperandKind, OperatorName } from '../../../contracts/condition-operators'

const entries = Object.entries(operatorsByOperand) as [OperandKind, readonly OperatorName[]][]

const kinds = new Map<OperatorName, OperandKind>(entries.flatMap(([kind, names]) => names.map((name) => [name, kind])))

/** What stands on the right-hand side of an operator. */
export function operandKindOf(operator: OperatorName): OperandKind {
  return kinds.get(operator) ?? 'none'
}

/** An operator in the text form: its name with spaces. */
export function wordsOf(name: string): string {
  return name.replaceAll('_', ' ')
}

/** The operators with their words, the longest first, so that `not in` is not read as something shorter. */
export const operatorWords: readonly { name: OperatorName; words: readonly string[] }[] = [...kinds.keys()]
  .map((name) => ({ name, words: name.split('_') }))
  .sort((left, right) => right.words.length - left.words.length)

export type Modifier = 'ignoreCase' | 'epoch' | 'loose' | 'orMissing'

const withoutLoose = new Set<OperandKind>(['none', 'network', 'length', 'change', 'type'])
const timed = new Set<OperandKind>(['instant', 'duration'])

/** The switches that tests with an operator may have, in the order in which they are written. */
export function modifiersOf(operator: OperatorName): readonly Modifier[] {
  const kind = operandKindOf(operator)
  const modifiers: Modifier[] = []
  if (kind === 'text') modifiers.push('ignoreCase')
  if (timed.has(kind)) modifiers.push('epoch')
  if (!withoutLoose.has(kind)) modifiers.push('loose')
  if (kind !== 'none' && kind !== 'change') modifiers.push('orMissing')
  return modifiers
}
