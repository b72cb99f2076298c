import type { StoredField, StoredProfile } from '../../contracts/stored-profile'
import { countFields } from './cap-fields'
import { compareText } from './compare-text'
import { countValue, createDistinctValues } from './distinct-values'
import type { DistinctValues } from './distinct-values'
import type { FieldProfile } from './field-profile'
import { formatsOf, listFormats } from './formats'
import type { Profile } from './profile'

type StoredValues = NonNullable<StoredField['numbers']>['values']

const writeValues = ({ counts, isPartial }: DistinctValues): StoredValues => {
  const pairs = [...counts].map(([text, { count }]): [string, number] => [text, count])
  return { counts: pairs.sort(([left], [right]) => compareText(left, right)), isPartial }
}

const readValues = ({ counts, isPartial }: StoredValues): DistinctValues => {
  const values = createDistinctValues()
  for (const [text, count] of counts) countValue(values, text, count)
  values.isPartial ||= isPartial
  return values
}

const writeField = ({ items, numbers, properties, seen, strings, types }: FieldProfile): StoredField => ({
  seen,
  types: { ...types },
  strings: strings && { ...strings, formats: listFormats(strings.formats), values: writeValues(strings.values) },
  numbers: numbers && { ...numbers, values: writeValues(numbers.values) },
  properties: [...properties]
    .map(([key, property]): [string, StoredField] => [key, writeField(property)])
    .sort(([left], [right]) => compareText(left, right)),
  items: items && writeField(items),
})

const readField = ({ items, numbers, properties, seen, strings, types }: StoredField): FieldProfile => ({
  seen,
  types: { ...types },
  strings: strings && { ...strings, formats: formatsOf(strings.formats), values: readValues(strings.values) },
  numbers: numbers && { ...numbers, values: readValues(numbers.values) },
  properties: new Map(properties.map(([key, property]) => [key, readField(property)])),
  items: items && readField(items),
  visit: 0,
})

/** The profile as plain JSON. */
export function writeProfile({ isPartial, root, samples }: Profile): StoredProfile {
  return { samples, isPartial, root: writeField(root) }
}

/** The profile from its plain JSON; further samples can be added. */
export function readProfile({ isPartial, root: stored, samples }: StoredProfile): Profile {
  const root = readField(stored)
  return { samples, root, fields: countFields(root), isPartial, objects: 0 }
}
