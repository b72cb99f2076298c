import { z } from 'zod'

/** `hard` rejects where invalid events are rejected, `drift` differs from all samples, `new` was in none of them. */
export const gradeSchema = z.enum(['hard', 'drift', 'new'])
export type Grade = z.infer<typeof gradeSchema>

/**
 * What the user decided about a field, over what the samples say: whether it is required, may be `null`, holds only the
 * values seen (`enum`), has free keys (`map`) or is left out of schema and checks (`ignore`). `strict` makes every finding
 * at the field hard.
 */
export const fieldLockSchema = z.strictObject({
  required: z.boolean().optional(),
  nullable: z.boolean().optional(),
  enum: z.boolean().optional(),
  map: z.boolean().optional(),
  ignore: z.boolean().optional(),
  strict: z.boolean().optional(),
  description: z.string().max(2000).optional(),
})
export type FieldLock = z.infer<typeof fieldLockSchema>

/** Locks by the path of their field: a JSON Pointer where an array step, or the key of a map, is `/*`. */
export const fieldLocksSchema = z.record(z.string().regex(/^(?:\/.*)?$/s), fieldLockSchema)
export type FieldLocks = z.infer<typeof fieldLocksSchema>

/** How evidence becomes a schema and a difference a grade. */
export const schemaPoliciesSchema = z.strictObject({
  /** Parents from which presence in all of them means required; 0 for never. */
  requiredFrom: z.number().int().min(0),
  formats: z.boolean(),
  /** `seen`: null is allowed where it was seen; `any`: everywhere. */
  nulls: z.enum(['seen', 'any']),
  /** Whether another text where few repeat is drift; the schema lists values only for fields locked as `enum`. */
  usualValues: z.boolean(),
  /** Whether objects whose keys are all ids or dates count as maps. */
  maps: z.boolean(),
  /** Whether numbers without a fraction so far are integers. */
  integers: z.boolean(),
  /** The grade that drift and new fields get in this trigger. */
  drift: z.enum(['hard', 'drift']),
  newFields: z.enum(['hard', 'drift', 'new']),
})
export type SchemaPolicies = z.infer<typeof schemaPoliciesSchema>

export const defaultPolicies: SchemaPolicies = {
  requiredFrom: 3,
  formats: true,
  nulls: 'seen',
  usualValues: true,
  maps: true,
  integers: true,
  drift: 'drift',
  newFields: 'new',
}
