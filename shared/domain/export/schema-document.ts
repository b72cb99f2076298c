import type { JsonSchemaDocument } from '../../contracts/json-schema'
import { nameDefinitions } from './definition-names'

type Json = JsonSchemaDocument[string]

/** Sets an own property whatever its name, so that a field `__proto__` stays an ordinary key. */
export const put = (target: JsonSchemaDocument, key: string, value: Json): void => {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true })
}

const isObject = (value: Json | undefined): value is JsonSchemaDocument =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Keywords whose value is one schema, a list of schemas, or schemas by name; nothing else holds schemas. */
const single = ['additionalProperties', 'items', 'contains', 'propertyNames', 'not', 'if', 'then', 'else']
const listed = ['anyOf', 'oneOf', 'allOf', 'prefixItems']
const named = ['properties', 'patternProperties', 'dependentSchemas']

/** The schemas of a document, ready to stand in another document under `#/components/schemas`. */
export interface ComponentSchemas {
  rootName: string
  schemas: JsonSchemaDocument
  /** Every keyword used, for formats that know only some. */
  keywords: ReadonlySet<string>
  /** Whether there was a field to leave out. */
  isLeftOut: boolean
}

/** Takes a schema and its `$defs` apart into components that refer to each other, without the field `leftOut`. */
export function makeComponents(
  schema: JsonSchemaDocument,
  rootName: string,
  leftOut: string | null = null,
): ComponentSchemas {
  const definitions = isObject(schema['$defs']) ? schema['$defs'] : {}
  const names = nameDefinitions(Object.keys(definitions), rootName)
  const keywords = new Set<string>()
  let isLeftOut = false

  const convertAll = (value: JsonSchemaDocument): JsonSchemaDocument => {
    const all: JsonSchemaDocument = {}
    for (const key of Object.keys(value)) {
      if (key === leftOut) isLeftOut = true
      else put(all, key, convert(value[key] ?? null))
    }
    return all
  }
  const convertKeyword = (keyword: string, value: Json): Json => {
    if (keyword === '$ref' && typeof value === 'string') {
      const name = names.get(value.replace('#/$defs/', '').replaceAll('~1', '/').replaceAll('~0', '~'))
      return name === undefined ? value : `#/components/schemas/${name}`
    }
    if (keyword === 'required' && Array.isArray(value)) return value.filter((key) => key !== leftOut)
    if (single.includes(keyword)) return convert(value)
    if (listed.includes(keyword) && Array.isArray(value)) return value.map(convert)
    return named.includes(keyword) && isObject(value) ? convertAll(value) : value
  }
  const convert = (value: Json): Json => {
    if (!isObject(value)) return value
    const converted: JsonSchemaDocument = {}
    for (const keyword of Object.keys(value)) {
      if (keyword === '$schema' || keyword === '$id' || keyword === '$defs') continue
      keywords.add(keyword)
      put(converted, keyword, convertKeyword(keyword, value[keyword] ?? null))
    }
    return converted
  }

  const schemas: JsonSchemaDocument = { [rootName]: convert(schema) }
  for (const [definition, name] of names) put(schemas, name, convert(definitions[definition] ?? null))
  return { rootName, schemas, keywords, isLeftOut }
}
