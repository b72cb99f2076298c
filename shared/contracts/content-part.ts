import { z } from 'zod'
import { bodyPathSchema, valueSourceSchema } from './value-source'

export const hashNameSchema = z.enum(['sha1', 'sha256', 'sha384', 'sha512'])
export type HashName = z.infer<typeof hashNameSchema>

export const digestEncodingSchema = z.enum(['hex', 'base64', 'base64url'])
export type DigestEncoding = z.infer<typeof digestEncodingSchema>

/**
 * The public URL as the sender saw it: `base` without the query, `full` with the query as received, `path` and `query` alone,
 * `sorted-query` the pairs sorted by name and encoded anew. `also` adds forms that some senders sign instead.
 */
const urlPartSchema = z.strictObject({
  part: z.literal('url'),
  form: z.enum(['base', 'full', 'path', 'query', 'sorted-query']),
  also: z
    .array(z.enum(['default-port', 'trailing-slash']))
    .min(1)
    .optional(),
  /** Characters whose percent escapes the sender undoes before it signs. */
  unescape: z.string().min(1).optional(),
  /** The setting that holds the URL exactly as typed at the vendor; used instead of the known one where it is filled in. */
  config: z.string().min(1).optional(),
})

/** Lines of name and value, one each, in the order listed; which list counts depends on `by`. A name of `optional` may be absent. */
const linesPartSchema = z.strictObject({
  part: z.literal('lines'),
  by: valueSourceSchema,
  lists: z.record(z.string().min(1), z.array(z.string().min(1)).min(1)),
  optional: z.array(z.string().min(1)),
})

/**
 * One piece of the byte string that is signed, in order. An `optional` header is left out where it is absent, and so is the
 * text `before` and `after` it. `field` stands beside the signature. `missing: 'empty'` takes an absent value as no bytes.
 */
export const contentPartSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('body') }),
  z.strictObject({ part: z.literal('method') }),
  urlPartSchema,
  z.strictObject({ part: z.literal('secret') }),
  z.strictObject({ part: z.literal('literal'), text: z.string().min(1) }),
  z.strictObject({
    part: z.literal('header'),
    name: z.string().min(1),
    or: z.array(z.string().min(1)).min(1).optional(),
    optional: z.literal(true).optional(),
    before: z.string().min(1).optional(),
    after: z.string().min(1).optional(),
  }),
  z.strictObject({ part: z.literal('field'), name: z.string().min(1) }),
  z.strictObject({ part: z.literal('body-path'), path: bodyPathSchema, missing: z.literal('empty').optional() }),
  z.strictObject({ part: z.literal('form'), name: z.string().min(1) }),
  /** Name and value of every form field without separators, sorted by name; of repeated names each value once, sorted. */
  z.strictObject({ part: z.literal('form-sorted') }),
  /** The headers that another value lists: `pairs` as name, `pair`, value; all joined with `join`. */
  z.strictObject({
    part: z.literal('header-list'),
    names: valueSourceSchema,
    separator: z.string().min(1),
    write: z.enum(['pairs', 'values']),
    pair: z.string(),
    join: z.string(),
  }),
  z.strictObject({ part: z.literal('body-digest'), algorithm: hashNameSchema, encoding: digestEncodingSchema }),
  /** CRC-32 of the raw body as a decimal number. */
  z.strictObject({ part: z.literal('crc32') }),
  linesPartSchema,
  z.strictObject({ part: z.literal('config'), name: z.string().min(1) }),
])
export type ContentPart = z.infer<typeof contentPartSchema>
export type PartOf<Name extends ContentPart['part']> = Extract<ContentPart, { part: Name }>
