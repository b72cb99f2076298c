import { z } from 'zod'
import { digestEncodingSchema, hashNameSchema } from './content-part'
import { valueSourceSchema } from './value-source'

/** A test on one value of the request. `config` compares it with a setting of the trigger, which must be filled in. */
export const handshakeConditionSchema = z.discriminatedUnion('is', [
  z.strictObject({ source: valueSourceSchema, is: z.literal('present') }),
  z.strictObject({ source: valueSourceSchema, is: z.literal('absent') }),
  z.strictObject({ source: valueSourceSchema, is: z.literal('equals'), value: z.string() }),
  z.strictObject({ source: valueSourceSchema, is: z.literal('config'), config: z.string().min(1) }),
])
export type HandshakeCondition = z.infer<typeof handshakeConditionSchema>

/** A piece of a reply that is made from the request: a value given back, or the HMAC of a value under the trigger's secret. */
const computedSchema = z.union([
  z.strictObject({ echo: valueSourceSchema, orElse: z.string().optional() }),
  z.strictObject({ hmac: hashNameSchema, encoding: digestEncodingSchema, of: valueSourceSchema }),
])

/** Text of a reply: fixed pieces and computed ones, one after the other. */
export const replyTextSchema = z.array(z.union([z.string().min(1), computedSchema])).min(1)
export type ReplyText = z.infer<typeof replyTextSchema>

const replyBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('empty') }),
  z.strictObject({ kind: z.literal('text'), text: replyTextSchema }),
  z.strictObject({
    kind: z.literal('json'),
    fields: z.record(z.string().min(1), z.union([z.string(), z.number(), z.boolean(), replyTextSchema])),
  }),
])

export const handshakeReplySchema = z.strictObject({
  status: z.number().int().min(200).max(599),
  headers: z.array(z.tuple([z.string().min(1), replyTextSchema])).optional(),
  body: replyBodySchema,
})
export type HandshakeReply = z.infer<typeof handshakeReplySchema>

/**
 * How a vendor's check of the URL is answered. Rules are tried in order; the first whose conditions all hold counts.
 * A rule after `authenticate` is tried on genuine requests only.
 */
export const handshakeRuleSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** What it is, as a noun phrase: "GitHub's ping". */
  label: z.string().min(1),
  after: z.enum(['route', 'authenticate']),
  when: z.array(handshakeConditionSchema).min(1),
  /** The check fails: the reply is sent, and the delivery counts as refused. */
  refuses: z.literal(true).optional(),
  /** The value that becomes the trigger's secret: taken while the trigger has none, is a draft, or listens. */
  capture: valueSourceSchema.optional(),
  /** An address that has to be fetched once to confirm the URL; only ever at the user's command. */
  confirm: z
    .strictObject({
      source: valueSourceSchema,
      hosts: z.array(z.string().min(1)).min(1),
      /** The words of the button. */
      label: z.string().min(1),
      /** What it does, in a sentence. */
      what: z.string().min(1),
    })
    .optional(),
  reply: handshakeReplySchema,
})
export type HandshakeRule = z.infer<typeof handshakeRuleSchema>
