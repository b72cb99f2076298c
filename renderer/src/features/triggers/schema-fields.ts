import type { JsonSchemaDocument } from '@shared/contracts/json-schema'

export interface ConfirmedField {
  /** Dotted place in the event, unique in the list. */
  path: string
  name: string
  depth: number
  /** `string`, `object or null`, `array of objects`. */
  type: string
  format: string | null
  isRequired: boolean
}

type Json = JsonSchemaDocument[string]
type JsonObject = Record<string, Json>

const maxFields = 2000
const maxDepth = 40

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const variantsOf = (schema: JsonObject): JsonObject[] => {
  const variants = [schema['anyOf'], schema['oneOf']].find(Array.isArray)
  return variants === undefined ? [schema] : [schema, ...variants.filter(isObject)]
}

const typesOf = (schema: JsonObject): string[] => {
  const types = variantsOf(schema).flatMap((variant) => {
    const type = variant['type']
    return Array.isArray(type) ? type : [type]
  })
  return [...new Set(types.filter((type) => typeof type === 'string'))]
}

const firstObject = (schema: JsonObject, key: string): JsonObject | undefined =>
  variantsOf(schema)
    .map((variant) => variant[key])
    .find(isObject)

const wordFor = (schema: JsonObject): string => {
  const items = firstObject(schema, 'items')
  const itemTypes = items === undefined ? [] : typesOf(items)
  const words = typesOf(schema).map((type) =>
    type === 'array' && itemTypes.length > 0 ? `array of ${itemTypes.map((item) => `${item}s`).join(' or ')}` : type,
  )
  return words.length === 0 ? 'any' : words.join(' or ')
}

const formatOf = (schema: JsonObject): string | null => {
  const format = variantsOf(schema)
    .map((variant) => variant['format'])
    .find((value) => typeof value === 'string')
  return typeof format === 'string' ? format : null
}

/** The fields of a confirmed schema in the order of the document, nested ones after their parent; at most 2,000. */
export function listConfirmedFields(document: JsonSchemaDocument): ConfirmedField[] {
  const fields: ConfirmedField[] = []
  const walk = (schema: JsonObject, parent: string, depth: number): void => {
    const items = firstObject(schema, 'items')
    const holder = firstObject(schema, 'properties') === undefined && items !== undefined ? items : schema
    const properties = firstObject(holder, 'properties')
    if (properties === undefined || depth > maxDepth) return
    const required = variantsOf(holder).flatMap((variant) =>
      Array.isArray(variant['required']) ? variant['required'] : [],
    )
    for (const [name, property] of Object.entries(properties)) {
      if (!isObject(property) || fields.length >= maxFields) continue
      const path = `${parent}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`
      fields.push({
        path,
        name,
        depth,
        type: wordFor(property),
        format: formatOf(property),
        isRequired: required.includes(name),
      })
      walk(property, path, depth + 1)
    }
  }
  walk(document, '', 0)
  return fields
}
