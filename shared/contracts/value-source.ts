import { z } from 'zod'

const nameSchema = z.string().min(1)

/**
 * A dotted path into JSON: `event.type`, `0.data` for an item of a list, `value.*.id` for every item. A dot that belongs
 * to a name is written `\.`.
 */
export const bodyPathSchema = z.string().min(1)

/** A header by name; the names of `or` are tried in order where it is absent. */
export const headerSourceSchema = z.strictObject({
  from: z.literal('header'),
  name: nameSchema,
  or: z.array(nameSchema).min(1).optional(),
})

/**
 * Where a value is read in a request. `body` is the JSON as sent and `event` the JSON that the connection's decoding makes
 * of it; `field` stands beside the signature, `claim` in a JWT, `config` in the trigger's settings. `key` is the name of the
 * first property of an object that is not among `except`.
 */
export const valueSourceSchema = z.discriminatedUnion('from', [
  headerSourceSchema,
  z.strictObject({ from: z.literal('query'), name: nameSchema }),
  z.strictObject({ from: z.literal('body'), path: bodyPathSchema }),
  z.strictObject({ from: z.literal('event'), path: bodyPathSchema }),
  z.strictObject({ from: z.literal('form'), name: nameSchema }),
  z.strictObject({ from: z.literal('field'), name: nameSchema }),
  z.strictObject({ from: z.literal('claim'), name: nameSchema }),
  z.strictObject({ from: z.literal('config'), name: nameSchema }),
  z.strictObject({ from: z.literal('key'), path: bodyPathSchema.optional(), except: z.array(nameSchema) }),
  z.strictObject({ from: z.literal('method') }),
  z.strictObject({ from: z.literal('constant'), text: nameSchema }),
])
export type ValueSource = z.infer<typeof valueSourceSchema>
