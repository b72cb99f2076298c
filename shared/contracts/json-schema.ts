import { z } from 'zod'

/** A JSON Schema 2020-12 document as plain JSON; its keywords are the exporter's business, not the contract's. */
export const jsonSchemaDocumentSchema = z.record(z.string(), z.json())
export type JsonSchemaDocument = z.infer<typeof jsonSchemaDocumentSchema>
