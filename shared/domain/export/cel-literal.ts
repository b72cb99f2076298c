import type { ScalarOperand } from '../../contracts/condition'

/** A text as a CEL literal, whose escapes are those of JSON. */
export function celText(text: string): string {
  return JSON.stringify(text)
}

/** A number as a CEL double literal. */
export function celNumber(text: string): string {
  const number = Number(text)
  const literal = Object.is(number, -0) ? '-0' : String(number)
  return /[.e]/.test(literal) ? literal : `${literal}.0`
}

/** Whether a value is of a type of CEL. */
export function isCelType(value: string, type: 'map' | 'list' | 'string' | 'bool' | 'null_type'): string {
  return `type(${value}) == ${type}`
}

export function isCelNumber(value: string): string {
  return `type(${value}) in [double, int, uint]`
}

/** Whether a value equals an operand, in parentheses; false, not an error, for a value of another type. */
export function celEquals(value: string, operand: ScalarOperand): string {
  if (operand === null) return `(${isCelType(value, 'null_type')})`
  if (typeof operand === 'string') return `(${isCelType(value, 'string')} && ${value} == ${celText(operand)})`
  if (typeof operand === 'boolean') return `(${isCelType(value, 'bool')} && ${value} == ${String(operand)})`
  return `(${isCelNumber(value)} && ${value} == ${celNumber(operand.number)})`
}

/** The characters of a text as a regular expression for exactly them. */
export function quotePattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&')
}
