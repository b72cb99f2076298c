import { z } from 'zod'

/**
 * A JSON Schema 2020-12 document as plain JSON; its keywords are the exporter's business, not the contract's. It is passed
 * on as it is, because zod's copy of an object leaves out a key named `__proto__`, which a payload may have.
 */
export const jsonSchemaDocumentSchema = z.custom<Record<string, z.core.util.JSONType>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'A JSON Schema document is an object.',
)
export type JsonSchemaDocument = z.infer<typeof jsonSchemaDocumentSchema>
