import { defaultPolicies } from '../../contracts/field-lock'
import type { FieldLock, FieldLocks, SchemaPolicies } from '../../contracts/field-lock'
import type { JsonType } from '../../contracts/profile'
import { escapePointer } from '../decode/json-warnings'
import { listValues } from './distinct-values'
import { createField, mergeFields } from './field-profile'
import type { FieldProfile } from './field-profile'
import { pickFormat } from './formats'
import type { StringFormat } from './formats'
import { isIdKey } from './id-keys'
import type { Profile } from './profile'

/** What the policies and locks make of the evidence at one place: the base of the schema, the checks and the rows alike. */
export interface Shape {
  /** JSON Pointer where an array step or the key of a map is `/*`. */
  path: string
  name: string
  field: FieldProfile
  /** Parents that could have held it. */
  parents: number
  /** Types in a fixed order, without null; empty when nothing but null was seen. */
  types: JsonType[]
  isNullable: boolean
  format: StringFormat | null
  /** The only values allowed, as text. */
  values: ReadonlySet<string> | null
  /** Few texts that repeat: another one is drift, though the schema allows it. */
  usualValues: ReadonlySet<string> | null
  /** Whether the schema requires it, and whether every parent so far had it. */
  isRequired: boolean
  isExpected: boolean
  isIgnored: boolean
  lock: FieldLock
  properties: Map<string, Shape>
  /** For maps: the shape of every value. */
  rest: Shape | null
  items: Shape | null
}

/** The rules and decisions that turn a profile into shapes. */
export interface ShapeOptions {
  policies?: SchemaPolicies
  locks?: FieldLocks
}

interface Place {
  path: string
  name: string
  parents: number
}

const order: readonly JsonType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean']

const pickTypes = ({ types }: FieldProfile, areIntegersKept: boolean): JsonType[] => {
  const isNumber = types.number > 0 || (!areIntegersKept && types.integer > 0)
  return order.filter((type) => {
    if (type === 'number') return isNumber
    return types[type] > 0 && !(type === 'integer' && isNumber)
  })
}

const maxUsualValues = 12
const timesEach = 3

/** The texts of a field when they are few and come again and again, so that they may be all there are. */
const pickUsualValues = ({ numbers, seen, strings, types }: FieldProfile): ReadonlySet<string> | null => {
  if (strings === null || numbers !== null || strings.values.isPartial) return null
  const { counts } = strings.values
  const areAllTexts = types.string + types.null === seen
  const doRepeat = counts.size <= maxUsualValues && types.string >= timesEach * counts.size
  return areAllTexts && doRepeat ? new Set(counts.keys()) : null
}

const pickValues = (field: FieldProfile, types: readonly JsonType[], isWanted: boolean): ReadonlySet<string> | null => {
  const [only, ...others] = types
  if (!isWanted || others.length > 0) return null
  const values = only === 'string' ? field.strings?.values : only === 'integer' ? field.numbers?.values : null
  return !values || values.isPartial ? null : new Set(listValues(values))
}

const looksLikeMap = ({ properties }: FieldProfile): boolean =>
  properties.size > 0 && [...properties.keys()].every(isIdKey)

class ShapeMaker {
  private readonly policies: SchemaPolicies
  private readonly locks: FieldLocks

  constructor(policies: SchemaPolicies, locks: FieldLocks) {
    this.policies = policies
    this.locks = locks
  }

  private lockAt(path: string): FieldLock {
    return Object.hasOwn(this.locks, path) ? (this.locks[path] ?? {}) : {}
  }

  make(field: FieldProfile, place: Place): Shape {
    const { path } = place
    const lock = this.lockAt(path)
    const isMap = lock.map ?? (this.policies.maps && looksLikeMap(field))
    return {
      ...place,
      field,
      lock,
      ...this.decideValues(field, lock),
      ...this.decidePresence(field, lock, place.parents),
      isIgnored: lock.ignore ?? false,
      properties: isMap ? new Map() : this.makeProperties(field, path),
      rest: isMap ? this.makeRest(field, path) : null,
      items: field.items && this.make(field.items, { path: `${path}/*`, name: '*', parents: 0 }),
    }
  }

  private decideValues(
    field: FieldProfile,
    lock: FieldLock,
  ): Pick<Shape, 'types' | 'isNullable' | 'format' | 'values' | 'usualValues'> {
    const { formats, integers, nulls, usualValues } = this.policies
    const types = pickTypes(field, integers)
    return {
      types,
      isNullable: lock.nullable ?? (nulls === 'any' || field.types.null > 0),
      format: formats && field.strings !== null ? pickFormat(field.strings.formats) : null,
      values: pickValues(field, types, lock.enum ?? false),
      usualValues: usualValues && lock.enum === undefined ? pickUsualValues(field) : null,
    }
  }

  private decidePresence(
    field: FieldProfile,
    lock: FieldLock,
    parents: number,
  ): Pick<Shape, 'isRequired' | 'isExpected'> {
    const { requiredFrom } = this.policies
    const isAlways = field.seen >= parents
    return {
      isRequired: lock.required ?? (isAlways && requiredFrom > 0 && parents >= requiredFrom),
      isExpected: lock.required ?? isAlways,
    }
  }

  private makeProperties(field: FieldProfile, path: string): Map<string, Shape> {
    const parents = field.types.object
    return new Map(
      [...field.properties].map(([name, property]) => [
        name,
        this.make(property, { path: `${path}/${escapePointer(name)}`, name, parents }),
      ]),
    )
  }

  private makeRest(field: FieldProfile, path: string): Shape {
    const merged = [...field.properties.values()].reduce(mergeFields, createField())
    return this.make(merged, { path: `${path}/*`, name: '*', parents: 0 })
  }
}

/** The shape of the whole event, from the evidence under these policies and locks. */
export function makeShape(profile: Profile, { locks = {}, policies = defaultPolicies }: ShapeOptions = {}): Shape {
  const maker = new ShapeMaker(policies, locks)
  return maker.make(profile.root, { path: '', name: '(body)', parents: profile.samples })
}

/** The types of a place as they are shown and written, null last where it is allowed. */
export function listTypes({ isNullable, types }: Shape): JsonType[] {
  return isNullable ? [...types, 'null'] : types
}
