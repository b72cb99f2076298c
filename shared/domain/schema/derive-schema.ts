import type { JsonSchemaDocument } from '../../contracts/json-schema'
import type { JsonType } from '../../contracts/profile'
import { countObjects, isRequired, listTypes } from './field-types'
import { pickFormat } from './formats'
import { compareText } from './profile'
import type { FieldProfile, Profile } from './profile'

type Json = JsonSchemaDocument[string]

export const schemaDialect = 'https://json-schema.org/draft/2020-12/schema'

/** Sets an own property whatever its name, so that a payload key `__proto__` stays an ordinary key. */
const put = (target: JsonSchemaDocument, key: string, value: Json): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

const objectKeywords = (field: FieldProfile): JsonSchemaDocument => {
  const keys = [...field.properties.keys()].sort(compareText)
  if (keys.length === 0) return {}
  const properties: JsonSchemaDocument = {}
  const parents = countObjects(field)
  const required: string[] = []
  for (const key of keys) {
    const property = field.properties.get(key)
    if (property === undefined) continue
    put(properties, key, describeField(property))
    if (isRequired(property.seen, parents)) required.push(key)
  }
  return required.length === 0 ? { properties } : { properties, required }
}

const keywordsFor = (type: JsonType, field: FieldProfile): JsonSchemaDocument => {
  if (type === 'object') return objectKeywords(field)
  if (type === 'array' && field.items !== null) return { items: describeField(field.items) }
  const format = type === 'string' ? pickFormat(field.formats) : null
  return format === null ? {} : { format }
}

const isContainer = (type: JsonType): boolean => type === 'object' || type === 'array'

/**
 * The schema of one place. Only `null` seen, or nothing, says nothing, so the schema stays open. Scalars share a type
 * list; a container beside another type becomes one alternative of an `anyOf`, so that each keeps its own keywords.
 */
const describeField = (field: FieldProfile): JsonSchemaDocument => {
  const types = listTypes(field)
  const known = types.filter((type) => type !== 'null')
  const [first] = known
  if (first === undefined) return {}
  if (known.length > 1 && known.some(isContainer)) {
    return { anyOf: types.map((type) => ({ type, ...keywordsFor(type, field) })) }
  }
  const keywords: JsonSchemaDocument = {}
  for (const type of known) Object.assign(keywords, keywordsFor(type, field))
  return { type: types.length === 1 ? first : types, ...keywords }
}

/** The JSON Schema 2020-12 that a profile supports: open objects, keys sorted, the same for the same evidence. */
export function deriveSchema(profile: Profile): JsonSchemaDocument {
  return { $schema: schemaDialect, ...describeField(profile.root) }
}
