import type { SchemaChange } from '../../contracts/finding'
import type { JsonNode } from '../decode/json-node'
import { compareText } from './compare-text'
import { mergeProfiles, profileOf } from './profile'
import type { Profile } from './profile'
import { listTypes } from './shape'
import type { Shape } from './shape'

/** The profile with one more event; the given one is not changed. */
export function widen(profile: Profile, event: JsonNode): Profile {
  return mergeProfiles(profile, profileOf([event]))
}

const shapesByPath = (root: Shape): Map<string, Shape> => {
  const found = new Map<string, Shape>()
  const ahead = [root]
  for (let shape = ahead.pop(); shape !== undefined; shape = ahead.pop()) {
    if (shape.isIgnored) continue
    found.set(shape.path, shape)
    ahead.push(...shape.properties.values())
    if (shape.rest !== null) ahead.push(shape.rest)
    if (shape.items !== null) ahead.push(shape.items)
  }
  return found
}

const namesOf = (shape: Shape): string => listTypes(shape).join(' or ') || 'unknown'

/** What can be said of a shape in words, by the kind of change it would be. */
const aspects: { [Kind in Exclude<SchemaChange['kind'], 'added' | 'removed'>]: (shape: Shape) => string | null } = {
  types: ({ types }) => types.join(' or ') || 'unknown',
  nullable: ({ isNullable }) => (isNullable ? 'may be null' : 'never null'),
  format: ({ format }) => format,
  required: ({ isRequired }) => (isRequired ? 'required' : 'optional'),
  values: ({ values }) => values && [...values].join(', '),
  map: ({ rest }) => (rest === null ? null : 'any keys'),
}

const changesOf = (field: string, before: Shape | undefined, after: Shape | undefined): SchemaChange[] => {
  if (before === undefined) return after ? [{ field, kind: 'added', before: null, after: namesOf(after) }] : []
  if (after === undefined) return [{ field, kind: 'removed', before: namesOf(before), after: null }]
  const kinds = Object.keys(aspects) as (keyof typeof aspects)[]
  return kinds
    .map((kind) => ({ field, kind, before: aspects[kind](before), after: aspects[kind](after) }))
    .filter((change) => change.before !== change.after)
}

/** What differs between two schemas, by path. */
export function compareShapes(before: Shape, after: Shape): SchemaChange[] {
  const [old, now] = [shapesByPath(before), shapesByPath(after)]
  const paths = [...new Set([...old.keys(), ...now.keys()])].sort(compareText)
  return paths.flatMap((path) => changesOf(path, old.get(path), now.get(path)))
}
