import type { JsonSchemaDocument } from '../../contracts/json-schema'
import type { JsonType } from '../../contracts/profile'
import { isChangedByJavaScript } from '../decode/json-number'
import { compareText } from './compare-text'
import type { Profile } from './profile'
import { listTypes, makeShape } from './shape'
import type { Shape, ShapeOptions } from './shape'

type Json = JsonSchemaDocument[string]

export const schemaDialect = 'https://json-schema.org/draft/2020-12/schema'

/** Sets an own property whatever its name, so that a payload key `__proto__` stays an ordinary key. */
const put = (target: JsonSchemaDocument, key: string, value: Json): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

const objectKeywords = (shape: Shape): JsonSchemaDocument => {
  if (shape.rest !== null) return { additionalProperties: describeShape(shape.rest) }
  const shown = [...shape.properties.values()].filter(({ isIgnored }) => !isIgnored)
  if (shown.length === 0) return {}
  shown.sort((left, right) => compareText(left.name, right.name))
  const properties: JsonSchemaDocument = {}
  for (const property of shown) put(properties, property.name, describeShape(property))
  const required = shown.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return required.length === 0 ? { properties } : { properties, required }
}

const keywordsFor = (type: JsonType, shape: Shape): JsonSchemaDocument => {
  if (type === 'object') return objectKeywords(shape)
  if (type === 'array' && shape.items !== null && !shape.items.isIgnored) return { items: describeShape(shape.items) }
  return type === 'string' && shape.format !== null ? { format: shape.format } : {}
}

/** Values for `enum`; none when a number among them would not survive as a JavaScript number. */
const enumKeywords = ({ isNullable, types, values }: Shape): JsonSchemaDocument => {
  if (values === null) return {}
  if (types[0] === 'string') return { enum: isNullable ? [...values, null] : [...values] }
  const texts = [...values]
  if (texts.some(isChangedByJavaScript)) return {}
  const numbers = texts.map(Number).sort((left, right) => left - right)
  return { enum: isNullable ? [...numbers, null] : numbers }
}

const isContainer = (type: JsonType): boolean => type === 'object' || type === 'array'

const describeTypes = (shape: Shape): JsonSchemaDocument => {
  const types = listTypes(shape)
  const [first] = shape.types
  if (first === undefined) return {}
  if (shape.types.length > 1 && shape.types.some(isContainer)) {
    return { anyOf: types.map((type) => ({ type, ...keywordsFor(type, shape) })) }
  }
  const keywords: JsonSchemaDocument = {}
  for (const type of shape.types) Object.assign(keywords, keywordsFor(type, shape))
  return { type: types.length === 1 ? first : types, ...keywords, ...enumKeywords(shape) }
}

/**
 * The schema of one place. Only `null` seen, or nothing, says nothing, so the schema stays open. Scalars share a type
 * list; a container beside another type becomes one alternative of an `anyOf`, so that each keeps its own keywords.
 */
const describeShape = (shape: Shape): JsonSchemaDocument => {
  if (shape.isIgnored) return {}
  const { description } = shape.lock
  return description === undefined ? describeTypes(shape) : { description, ...describeTypes(shape) }
}

/** The JSON Schema 2020-12 that a profile supports: open objects, keys sorted, the same for the same evidence. */
export function deriveSchema(profile: Profile, options: ShapeOptions = {}): JsonSchemaDocument {
  return { $schema: schemaDialect, ...describeShape(makeShape(profile, options)) }
}
