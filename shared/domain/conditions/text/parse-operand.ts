import { durationUnits, lengthComparisons, valueTypes } from '../../../contracts/condition'
import type { OperandKind } from '../../../contracts/condition-operators'
import type { TokenReader } from './token-reader'

type Fields = Record<string, unknown>

const readDurationUnit = (reader: TokenReader): string => {
  const singular = durationUnits.map((unit) => unit.slice(0, -1))
  const word = reader.expectOneOf([...durationUnits, ...singular], 'seconds, minutes, hours or days')
  return word.endsWith('s') ? word : `${word}s`
}

const readComparison = (reader: TokenReader): string =>
  lengthComparisons.find((comparison) => reader.takeWords(comparison.split('_'))) ??
  reader.fail('“equals”, “greater than”, “at least”, “less than” or “at most”')

const readChange = (reader: TokenReader): Fields => {
  reader.expectWord('since')
  const fields: Fields = { previous: reader.expectSource() }
  if (reader.takeWords(['from'])) fields['before'] = reader.expectScalar()
  if (reader.takeWords(['to'])) fields['after'] = reader.expectScalar()
  return fields
}

const readRange = (reader: TokenReader): Fields => {
  const low = reader.expectNumber('the lower number')
  reader.expectWord('and')
  return { low, high: reader.expectNumber('the upper number') }
}

const quoted = 'a text in double quotes'

/** What stands behind an operator, by its kind, as the fields of the test. */
export const operandParsers: Record<OperandKind, (reader: TokenReader) => Fields> = {
  none: () => ({}),
  truth: () => ({}),
  scalar: (reader) => ({ value: reader.expectScalar() }),
  scalars: (reader) => ({ values: reader.expectScalars() }),
  item: (reader) => ({ value: reader.expectScalar() }),
  items: (reader) => ({ values: reader.expectScalars() }),
  foldedText: (reader) => ({ value: reader.expectText(quoted) }),
  text: (reader) => ({ value: reader.expectText(quoted) }),
  pattern: (reader) => ({ pattern: reader.expectText('a pattern in double quotes') }),
  number: (reader) => ({ value: reader.expectNumber('a number') }),
  range: readRange,
  instant: (reader) => ({ time: reader.expectText('a time in double quotes, such as "2026-03-01T09:00:00Z"') }),
  duration: (reader) => ({
    duration: { amount: reader.expectCount('a whole number'), unit: readDurationUnit(reader) },
  }),
  network: (reader) => ({ network: reader.expectText('a network in double quotes, such as "10.0.0.0/8"') }),
  length: (reader) => ({ comparison: readComparison(reader), length: reader.expectCount('a whole number') }),
  field: (reader) => ({ other: reader.expectSource() }),
  change: readChange,
  type: (reader) => ({
    valueType: reader.expectOneOf(valueTypes, 'a type: object, array, string, number, boolean or null'),
  }),
}
