import type { JsonSchemaDocument } from '../../contracts/json-schema'
import type { Differences } from './differences'

export type ScalarType = 'string' | 'number' | 'integer' | 'boolean' | 'null'

export type Limits = Readonly<Record<string, string | number>>

/** One property of an object. */
export interface ShapeField {
  key: string
  isRequired: boolean
  shape: Shape
}

/** What a schema says in terms that a programming language has. `path` is the place in the event. */
export type Shape = { path: string; description: string | null } & (
  | { kind: 'any' }
  | { kind: 'scalar'; type: ScalarType; format: string | null; limits: Limits }
  | { kind: 'values'; values: readonly (string | number | boolean | null)[] }
  | { kind: 'array'; items: Shape; limits: Limits }
  /** `rest`: what other properties are; `null` where there may be none. */
  | { kind: 'object'; fields: readonly ShapeField[]; rest: Shape | null; limits: Limits }
  | { kind: 'union'; options: readonly Shape[] }
  | { kind: 'reference'; name: string }
)

export type ShapeOf<Kind extends Shape['kind']> = Extract<Shape, { kind: Kind }>

/** The schema as shapes: that of the event, and those that it refers to by name. */
export interface Shapes {
  root: Shape
  definitions: ReadonlyMap<string, Shape>
}

type Schema = JsonSchemaDocument
type Json = Schema[string]

const limitNames: Record<string, readonly string[]> = {
  string: ['minLength', 'maxLength', 'pattern'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  integer: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  array: ['minItems', 'maxItems', 'uniqueItems'],
  object: ['minProperties', 'maxProperties'],
}

/** Keywords that say nothing about what is valid. */
const annotations = new Set(['$schema', '$id', '$comment', '$defs', 'title', 'description', 'examples', 'default'])

const understood = new Set([
  ...annotations,
  ...Object.values(limitNames).flat(),
  ...['type', 'format', 'enum', 'const', 'properties', 'required', 'additionalProperties', 'items', 'anyOf', 'oneOf'],
  '$ref',
])

const isSchema = (value: Json | undefined): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isScalar = (value: Json): value is string | number | boolean | null => value === null || typeof value !== 'object'

const typeOf = (value: string | number | boolean | null): string => {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number'
  return typeof value
}

const allowsType = (types: readonly string[] | null, type: string): boolean =>
  types === null || types.includes(type) || (type === 'integer' && types.includes('number'))

const listTypes = (type: Json | undefined): string[] | null => {
  if (typeof type === 'string') return [type]
  return Array.isArray(type) ? type.map(String) : null
}

/** The place of a property; keys that would be read as something else are quoted. */
export const fieldPath = (path: string, key: string): string => {
  const step = /^[A-Za-z_$][\w$-]*$/.test(key) ? key : JSON.stringify(key)
  return path === '' ? step : `${path}.${step}`
}

/** A place for a sentence. */
export const placeName = (path: string): string => (path === '' ? 'the whole event' : path)

class ShapeReader {
  readonly #differences: Differences
  readonly #names: ReadonlySet<string>

  constructor(differences: Differences, names: ReadonlySet<string>) {
    this.#differences = differences
    this.#names = names
  }

  read(schema: Json | undefined, path: string): Shape {
    if (!isSchema(schema)) return { kind: 'any', path, description: null }
    for (const keyword of Object.keys(schema)) {
      if (!understood.has(keyword) && !keyword.startsWith('x-')) this.#leaveOut(keyword, path)
    }
    const shape = this.#readKind(schema, path)
    const { description } = schema
    return typeof description === 'string' ? { ...shape, description } : shape
  }

  #leaveOut(keyword: string, path: string): void {
    this.#differences.add(`“${keyword}” is left out`, placeName(path))
  }

  #readKind(schema: Schema, path: string): Shape {
    const base = { path, description: null }
    const { $ref: reference, anyOf, oneOf, type } = schema
    if (typeof reference === 'string') return this.#readReference(reference, path)
    const types = listTypes(type)
    const values = this.#readValues(schema, types, path)
    if (values !== null) return { ...base, kind: 'values', values }
    const options = Array.isArray(anyOf) ? anyOf : Array.isArray(oneOf) ? oneOf : null
    if (options !== null) {
      if (types !== null) this.#leaveOut('type', path)
      return this.#readUnion(options, path, options === oneOf)
    }
    if (types === null) {
      const idle = Object.keys(schema).filter((name) => understood.has(name) && !annotations.has(name))
      for (const name of idle) this.#leaveOut(name, path)
      return { ...base, kind: 'any' }
    }
    const shapes = types.map((name) => this.#readType(name, schema, path))
    const [only] = shapes
    return shapes.length === 1 && only !== undefined ? only : { ...base, kind: 'union', options: shapes }
  }

  #readUnion(options: readonly Json[], path: string, isExclusive: boolean): Shape {
    if (isExclusive) {
      this.#differences.add('“oneOf” is taken as “anyOf”, so an event that fits several is accepted', placeName(path))
    }
    const base = { path, description: null }
    return { ...base, kind: 'union', options: options.map((option) => this.read(option, path)) }
  }

  #readReference(reference: string, path: string): Shape {
    const name = /^#\/\$defs\/([^/]+)$/.exec(reference)?.[1]?.replaceAll('~1', '/').replaceAll('~0', '~')
    if (name !== undefined && this.#names.has(name)) return { path, description: null, kind: 'reference', name }
    this.#leaveOut('$ref', path)
    return { path, description: null, kind: 'any' }
  }

  #readValues(schema: Schema, types: readonly string[] | null, path: string): ShapeOf<'values'>['values'] | null {
    const listed = Object.hasOwn(schema, 'const') ? [schema['const'] ?? null] : schema['enum']
    if (!Array.isArray(listed)) return null
    if (listed.every(isScalar)) return listed.filter((value) => allowsType(types, typeOf(value)))
    this.#leaveOut('enum', path)
    return null
  }

  #readLimits(type: string, schema: Schema): Limits {
    const limits: Record<string, string | number> = {}
    for (const name of limitNames[type] ?? []) {
      const value = schema[name]
      if (typeof value === 'string' || typeof value === 'number') limits[name] = value
      else if (value === true) limits[name] = 'true'
    }
    return limits
  }

  #readType(type: string, schema: Schema, path: string): Shape {
    const base = { path, description: null }
    const limits = this.#readLimits(type, schema)
    if (type === 'object') return this.#readObject(schema, path, limits)
    if (type === 'array') return { ...base, kind: 'array', items: this.read(schema['items'], `${path}[]`), limits }
    const format = type === 'string' && typeof schema['format'] === 'string' ? schema['format'] : null
    const isKnown = ['string', 'number', 'integer', 'boolean', 'null'].includes(type)
    return isKnown ? { ...base, kind: 'scalar', type: type as ScalarType, format, limits } : { ...base, kind: 'any' }
  }

  #readObject(schema: Schema, path: string, limits: Limits): Shape {
    const properties = isSchema(schema['properties']) ? schema['properties'] : {}
    const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : [])
    const fields = Object.keys(properties).map((key) => ({
      key,
      isRequired: required.delete(key),
      shape: this.read(properties[key], fieldPath(path, key)),
    }))
    for (const key of required) {
      fields.push({ key, isRequired: true, shape: this.read(undefined, fieldPath(path, key)) })
    }
    const { additionalProperties } = schema
    const rest = additionalProperties === false ? null : this.read(additionalProperties, fieldPath(path, '*'))
    return { path, description: null, kind: 'object', fields, rest, limits }
  }
}

/** Reads a schema as shapes. What has no shape is noted as a difference, and the shape then accepts more, never less. */
export function readShapes(schema: JsonSchemaDocument, differences: Differences): Shapes {
  const defined = isSchema(schema['$defs']) ? schema['$defs'] : {}
  const reader = new ShapeReader(differences, new Set(Object.keys(defined)))
  const definitions = new Map(Object.keys(defined).map((name) => [name, reader.read(defined[name], name)] as const))
  return { root: reader.read(schema, ''), definitions }
}

/** Whether an object has no fields of its own, only others of one kind. */
export const isMap = (shape: ShapeOf<'object'>): boolean =>
  shape.fields.length === 0 && shape.rest !== null && shape.rest.kind !== 'any'
