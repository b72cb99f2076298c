import type { ConditionTest } from '@shared/contracts/condition'
import type { OperandKind } from '@shared/contracts/condition-operators'
import { printOperand } from '@shared/domain/conditions/text/print-condition'
import { operandKindOf } from '@shared/domain/conditions/text/operator-words'

/** Operands that are one text and are typed without quotes. */
const plainKinds: ReadonlySet<OperandKind> = new Set(['foldedText', 'text', 'pattern', 'instant', 'network'])
const listKinds: ReadonlySet<OperandKind> = new Set(['scalars', 'items'])
const withoutOperand: ReadonlySet<OperandKind> = new Set(['none', 'truth'])

export const hasOperand = (kind: OperandKind): boolean => !withoutOperand.has(kind)

/** What the field shows of a kind when it is empty. */
export const operandHints: Record<OperandKind, string> = {
  none: '',
  truth: '',
  scalar: 'opened, 12 or true',
  scalars: '"opened", "closed"',
  item: 'bug',
  items: '"bug", "security"',
  foldedText: 'opened',
  text: 'text',
  pattern: '^v[0-9]+',
  number: '10',
  range: '1 and 10',
  instant: '2026-03-01T09:00:00Z',
  duration: '15 minutes',
  network: '10.0.0.0/8',
  length: 'at least 1',
  field: 'body.sender.login',
  change: 'since body.changes.title.from',
  type: 'string',
}

const jsonScalar = /^(?:true|false|null|-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*")$/

/** A value as it was typed: JSON where it is JSON, else a text. */
const scalarText = (typed: string): string => (jsonScalar.test(typed) ? typed : JSON.stringify(typed))

const listText = (typed: string): string => {
  const inside = typed.replace(/^\[/, '').replace(/\]$/, '')
  if (inside.includes('"')) return `[${inside}]`
  const values = inside.split(',').map((value) => value.trim())
  return `[${values
    .filter((value) => value !== '')
    .map(scalarText)
    .join(', ')}]`
}

const sourceStart = /^(?:body|item|header|query|method|eventType)\b/

/** A path as it was typed, with the body to begin with where nothing else is named. */
export function sourceText(typed: string): string {
  const text = typed.trim()
  return text === '' || sourceStart.test(text) ? text : `body.${text}`
}

/** What was typed behind an operator, as the text form writes it; empty when nothing was typed that has to be. */
export function operandText(kind: OperandKind, typed: string): string {
  if (!hasOperand(kind)) return ''
  if (plainKinds.has(kind)) return JSON.stringify(typed)
  const text = typed.trim()
  if (text === '') return ''
  if (listKinds.has(kind)) return listText(text)
  if (kind === 'scalar' || kind === 'item') return scalarText(text)
  return kind === 'field' ? sourceText(text) : text
}

/** What the field shows of a test's operand. */
export function typedOperand(test: ConditionTest): string {
  const kind = operandKindOf(test.operator)
  const text = printOperand(test)
  if (plainKinds.has(kind)) return JSON.parse(text) as string
  return listKinds.has(kind) ? text.slice(1, -1) : text
}
