import type { ScalarOperand } from '../../../contracts/condition'

const maxShown = 80
const maxListed = 5

/** A text as JSON writes it, on one line and cut. */
export function showText(text: string): string {
  return JSON.stringify(text.length > maxShown ? `${text.slice(0, maxShown - 1)}…` : text)
}

/** An operand as the text form writes it, cut. */
export function showOperand(operand: ScalarOperand): string {
  if (typeof operand === 'string') return showText(operand)
  return operand === null || typeof operand === 'boolean' ? String(operand) : operand.number
}

/** Operands as a list with "or", the first few of them. */
export function showOperands(operands: readonly ScalarOperand[], word: 'or' | 'and'): string {
  const shown = operands.slice(0, maxListed).map(showOperand)
  const rest = operands.length - shown.length
  const all = rest > 0 ? [...shown, `${rest} more`] : shown
  const last = all.pop() ?? ''
  return all.length === 0 ? last : `${all.join(', ')} ${word} ${last}`
}
