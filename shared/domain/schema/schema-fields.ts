import type { SchemaField } from '../../contracts/profile'
import { escapePointer } from '../decode/json-warnings'
import { countObjects, isRequired, listTypes } from './field-types'
import { pickFormat } from './formats'
import { compareText } from './profile'
import type { FieldProfile, Profile } from './profile'

export const maxFieldRows = 2000

/** Rows for the screen, and how many more there are. */
export interface FieldList {
  fields: SchemaField[]
  omitted: number
}

interface Place {
  field: FieldProfile
  path: string
  name: string
  depth: number
  parents: number
}

/** The properties below a place; those of an array's items stand directly below the array. */
const placesBelow = ({ field, path, depth }: Place): Place[] => {
  const parents = countObjects(field)
  const own = [...field.properties].map(([key, property]) => {
    return { field: property, path: `${path}/${escapePointer(key)}`, name: key, depth: depth + 1, parents }
  })
  if (field.items === null) return own
  return [
    ...own,
    ...placesBelow({ field: field.items, path: `${path}/*`, name: '*', depth, parents: field.items.seen }),
  ]
}

const toRow = ({ depth, field, name, parents, path }: Place): SchemaField => ({
  path,
  name,
  depth,
  types: listTypes(field),
  itemTypes: field.items === null ? [] : listTypes(field.items),
  format: pickFormat(field.formats),
  seen: field.seen,
  parents,
  required: isRequired(field.seen, parents),
  examples: [...field.examples].sort(compareText),
})

/**
 * The fields of a profile depth-first in the order of the payload. The root has a row of its own only when it is not
 * simply an object.
 */
export function listFields(profile: Profile): FieldList {
  const root: Place = { field: profile.root, path: '', name: '(body)', depth: -1, parents: profile.samples }
  const types = listTypes(profile.root)
  const isPlainObject = types.length === 1 && types[0] === 'object'
  const ahead = isPlainObject ? placesBelow(root).reverse() : [{ ...root, depth: 0 }]
  const fields: SchemaField[] = []
  let omitted = profile.omitted
  for (let place = ahead.pop(); place !== undefined; place = ahead.pop()) {
    if (fields.length < maxFieldRows) fields.push(toRow(place))
    else omitted += 1
    for (const below of placesBelow(place).reverse()) ahead.push(below)
  }
  return profile.samples === 0 ? { fields: [], omitted: 0 } : { fields, omitted }
}
