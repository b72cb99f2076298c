import type { SchemaField } from '../../contracts/profile'
import { compareText } from './compare-text'
import { listValues } from './distinct-values'
import type { FieldProfile } from './field-profile'
import type { Profile } from './profile'
import { listTypes, makeShape } from './shape'
import type { Shape, ShapeOptions } from './shape'

export const maxFieldRows = 2000
const maxExamples = 5

/** Rows for the screen, and how many more there are. */
export interface FieldList {
  fields: SchemaField[]
  omitted: number
}

interface Row {
  shape: Shape
  depth: number
}

const examplesOf = ({ numbers, strings }: FieldProfile): string[] => {
  const values = [...(strings ? listValues(strings.values) : []), ...(numbers ? listValues(numbers.values) : [])]
  return values.sort(compareText).slice(0, maxExamples)
}

/** The properties below a place; those of an array's items and of a map's values stand directly below it. */
const rowsBelow = ({ depth, shape }: Row): Row[] => [
  ...[...shape.properties.values()].map((property) => ({ shape: property, depth: depth + 1 })),
  ...(shape.rest === null ? [] : rowsBelow({ shape: shape.rest, depth })),
  ...(shape.items === null ? [] : rowsBelow({ shape: shape.items, depth })),
]

/** A place where only null was seen is shown as such, though the schema leaves it open. */
const typesOf = (shape: Shape): SchemaField['types'] => listTypes(shape)

const toRow = ({ depth, shape }: Row): SchemaField => ({
  path: shape.path,
  name: shape.name,
  depth,
  types: typesOf(shape),
  itemTypes: shape.items === null ? [] : typesOf(shape.items),
  format: shape.format,
  seen: shape.field.seen,
  parents: shape.parents,
  required: shape.isRequired,
  examples: examplesOf(shape.field),
})

/**
 * The fields of a profile depth-first in the order of the payload. The root has a row of its own only when it is not
 * simply an object.
 */
export function listFields(profile: Profile, options: ShapeOptions = {}): FieldList {
  if (profile.samples === 0) return { fields: [], omitted: 0 }
  const root: Row = { shape: makeShape(profile, options), depth: -1 }
  const types = typesOf(root.shape)
  const isPlainObject = types.length === 1 && types[0] === 'object'
  const ahead = isPlainObject ? rowsBelow(root).reverse() : [{ ...root, depth: 0 }]
  const fields: SchemaField[] = []
  let omitted = 0
  for (let row = ahead.pop(); row !== undefined; row = ahead.pop()) {
    if (fields.length < maxFieldRows) fields.push(toRow(row))
    else omitted += 1
    for (const below of rowsBelow(row).reverse()) ahead.push(below)
  }
  return { fields, omitted }
}
