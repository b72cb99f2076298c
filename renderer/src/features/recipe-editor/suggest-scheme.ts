import { customSchemeSchema } from '@shared/contracts/custom-scheme'
import { z } from 'zod'
import type { Suggest, Suggestion } from '../../ui/code-editor/suggestion'
import { findPlace } from './json-place'
import type { Open } from './json-place'

type Schema = z.core.JSONSchema.JSONSchema

let known: Schema | null = null

/** The JSON Schema of a scheme, made when it is first asked for. */
const schemaOfScheme = (): Schema =>
  (known ??= z.toJSONSchema(customSchemeSchema, { io: 'input', unrepresentable: 'any' }) as Schema)

const isSchema = (schema: unknown): schema is Schema => typeof schema === 'object' && schema !== null

/** The alternatives of a schema, those within them too. */
const alternatives = (schema: Schema): Schema[] => {
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].filter(isSchema)
  return inner.length === 0 ? [schema] : inner.flatMap(alternatives)
}

/** Whether what was written of an object fits an alternative: the tags that tell alternatives apart. */
const fits = (schema: Schema, seen: ReadonlyMap<string, string | null>): boolean =>
  [...seen].every(([name, text]) => {
    const property = schema.properties?.[name]
    return !isSchema(property) || property.const === undefined || property.const === text
  })

const insideOf = (schemas: readonly Schema[], open: Open): Schema[] =>
  schemas.flatMap((schema) => {
    if (open.type === 'list') return isSchema(schema.items) ? alternatives(schema.items) : []
    if (open.key === null || !fits(schema, open.seen)) return []
    const property = schema.properties?.[open.key] ?? schema.additionalProperties
    return isSchema(property) ? alternatives(property) : []
  })

const unique = (suggestions: readonly Suggestion[]): Suggestion[] => [
  ...new Map(suggestions.map((suggestion) => [suggestion.insert, suggestion])).values(),
]

const valuesOf = (schema: Schema): unknown[] => {
  if (schema.const !== undefined) return [schema.const]
  if (schema.enum !== undefined) return schema.enum
  return schema.type === 'boolean' ? [true, false] : []
}

/** What can stand at a place of a scheme: names of properties that are not there yet, or the values that are allowed. */
export const suggestScheme: Suggest = (text, offset) => {
  const { open, start } = findPlace(text, offset)
  const last = open.at(-1)
  if (last === undefined) return []
  const around = open.slice(0, -1).reduce<Schema[]>(insideOf, alternatives(schemaOfScheme()))
  if (last.type === 'object' && last.key === null) {
    const names = around
      .filter((schema) => fits(schema, last.seen))
      .flatMap((schema) => Object.keys(schema.properties ?? {}).filter((name) => !last.seen.has(name)))
    return unique(names.map((name) => ({ label: name, insert: `"${name}": `, kind: 'property', start })))
  }
  const values = insideOf(around, last).flatMap(valuesOf)
  return unique(values.map((value) => ({ label: String(value), insert: JSON.stringify(value), kind: 'value', start })))
}
