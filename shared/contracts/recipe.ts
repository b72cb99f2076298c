import { z } from 'zod'

/** Where a value is read in a request. Header names are lower case; a body path is a dotted path into the JSON body. */
export const valueSourceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('header'), name: z.string().min(1) }),
  z.strictObject({ from: z.literal('query'), name: z.string().min(1) }),
  z.strictObject({ from: z.literal('body'), path: z.string().min(1) }),
  z.strictObject({ from: z.literal('field'), name: z.string().min(1) }),
])
export type ValueSource = z.infer<typeof valueSourceSchema>

/** One piece of the byte string that is signed, in order. `url` is the public base URL as the sender saw it, without the query. */
export const contentPartSchema = z.discriminatedUnion('part', [
  z.strictObject({ part: z.literal('body') }),
  z.strictObject({ part: z.literal('literal'), text: z.string().min(1) }),
  z.strictObject({ part: z.literal('header'), name: z.string().min(1) }),
  z.strictObject({ part: z.literal('field'), name: z.string().min(1) }),
  z.strictObject({ part: z.literal('url') }),
])
export type ContentPart = z.infer<typeof contentPartSchema>

/**
 * How the signature stands in its header: the whole value, after a prefix, or as a `field` of a list that is split at
 * `separator` into `name<pair>value` items (several items of that name: any may match).
 */
const signatureLocationSchema = z.strictObject({
  header: z.string().min(1),
  prefix: z.string().min(1).optional(),
  list: z.strictObject({ separator: z.string().min(1), pair: z.string().min(1), field: z.string().min(1) }).optional(),
})

export const digestEncodingSchema = z.enum(['hex', 'base64'])
export type DigestEncoding = z.infer<typeof digestEncodingSchema>

export const recipeSchema = z.strictObject({
  type: z.literal('hmac'),
  algorithm: z.enum(['sha1', 'sha256', 'sha512']),
  key: z.enum(['utf8', 'whsec-base64']),
  signature: signatureLocationSchema,
  encodings: z.array(digestEncodingSchema).min(1),
  content: z.array(contentPartSchema).min(1),
  timestamp: z
    .strictObject({
      source: valueSourceSchema,
      unit: z.enum(['s', 'ms']),
      toleranceSeconds: z.number().int().positive(),
      direction: z.enum(['both', 'past']),
    })
    .optional(),
  /** `signature`: a signature that was already accepted once is refused as replayed, for schemes that carry no delivery id. */
  replay: z.enum(['signature', 'delivery-id', 'none']),
})
export type Recipe = z.infer<typeof recipeSchema>
