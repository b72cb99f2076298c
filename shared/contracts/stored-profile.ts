import { z } from 'zod'

const count = z.number().int().min(0)

const valuesSchema = z.strictObject({
  /** Distinct values, each with how often it was seen, by value. */
  counts: z.array(z.tuple([z.string(), count])),
  isPartial: z.boolean(),
})

/** The evidence for one place; properties as pairs, since a payload key may be `__proto__`. */
export const storedFieldSchema = z.strictObject({
  seen: count,
  types: z.strictObject({
    object: count,
    array: count,
    string: count,
    integer: count,
    number: count,
    boolean: count,
    null: count,
  }),
  strings: z
    .strictObject({ formats: z.array(z.string()), minLength: count, maxLength: count, values: valuesSchema })
    .nullable(),
  numbers: z.strictObject({ minimum: z.string(), maximum: z.string(), values: valuesSchema }).nullable(),
  get properties() {
    return z.array(z.tuple([z.string(), storedFieldSchema]))
  },
  get items() {
    return storedFieldSchema.nullable()
  },
})
export type StoredField = z.infer<typeof storedFieldSchema>

/** A profile as plain JSON, the same for the same samples in any order. */
export const storedProfileSchema = z.strictObject({
  samples: count,
  isPartial: z.boolean(),
  root: storedFieldSchema,
})
export type StoredProfile = z.infer<typeof storedProfileSchema>
