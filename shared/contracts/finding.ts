import { z } from 'zod'
import { gradeSchema } from './field-lock'

export const findingCodeSchema = z.enum(['type', 'format', 'fraction', 'empty', 'null', 'missing', 'value', 'new'])
export type FindingCode = z.infer<typeof findingCodeSchema>

/**
 * One difference between an event and what is known of its kind. `path` is the JSON Pointer of the place in the event,
 * `field` the path of its row in the schema; `seen` and `expected` are for people.
 */
export const findingSchema = z.strictObject({
  grade: gradeSchema,
  code: findingCodeSchema,
  path: z.string(),
  field: z.string(),
  seen: z.string(),
  expected: z.string(),
  message: z.string(),
})
export type Finding = z.infer<typeof findingSchema>

/** One line of what changed between two schemas, in words; `field` is the path of its row. */
export const schemaChangeSchema = z.strictObject({
  field: z.string(),
  kind: z.enum(['added', 'removed', 'types', 'nullable', 'format', 'required', 'values', 'map']),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type SchemaChange = z.infer<typeof schemaChangeSchema>
