import { z } from 'zod'
import { jsonSchemaDocumentSchema } from './json-schema'

export const jsonTypeSchema = z.enum(['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'])
export type JsonType = z.infer<typeof jsonTypeSchema>

/** One row of the schema tree. `path` is a JSON Pointer where an array step is `/*`; `seen` of `parents` counts how often the parent held it. */
export const schemaFieldSchema = z.strictObject({
  path: z.string(),
  name: z.string(),
  depth: z.number().int(),
  types: z.array(jsonTypeSchema),
  /** For arrays: the types of the items. */
  itemTypes: z.array(jsonTypeSchema),
  format: z.string().nullable(),
  seen: z.number().int(),
  parents: z.number().int(),
  required: z.boolean(),
  examples: z.array(z.string()),
})
export type SchemaField = z.infer<typeof schemaFieldSchema>

/** What was learned from the samples: the rows for the screen, the schema to confirm, and what to know about it. */
export const analysisSchema = z.strictObject({
  sampleCount: z.number().int(),
  fields: z.array(schemaFieldSchema),
  schema: jsonSchemaDocumentSchema,
  warnings: z.array(z.string()),
  /** Rows left out because the payload has too many fields or is nested too deep. */
  omittedFields: z.number().int(),
})
export type Analysis = z.infer<typeof analysisSchema>
