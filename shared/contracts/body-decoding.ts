import { z } from 'zod'
import { bodyPathSchema } from './value-source'

/**
 * A step from the body as sent to the event in it, each working on the result of the one before: `form` makes an object of
 * the fields, `form-field` takes the JSON in one of them, `json-string` the JSON in a string, `base64` the JSON in a base64
 * string, `lines` makes a list of JSON lines. A step that finds nothing leaves what there is. `text` is not read as JSON at all.
 */
export const decodeStepSchema = z.discriminatedUnion('step', [
  z.strictObject({ step: z.literal('form') }),
  z.strictObject({ step: z.literal('form-field'), name: z.string().min(1) }),
  z.strictObject({ step: z.literal('json-string'), path: bodyPathSchema }),
  z.strictObject({ step: z.literal('base64'), path: bodyPathSchema }),
  z.strictObject({ step: z.literal('lines') }),
  z.strictObject({ step: z.literal('text') }),
])
export type DecodeStep = z.infer<typeof decodeStepSchema>
