import { z } from 'zod'
import { decodeStepSchema } from './body-decoding'
import { handshakeRuleSchema } from './handshake'
import { recipeSchema } from './recipe'
import { replyPolicySchema } from './reply-policy'
import { secretDescriptionSchema } from './secret-description'
import { valueSourceSchema } from './value-source'

export { secretFormatSchema } from './secret-description'
export type { SecretDescription, SecretFormat } from './secret-description'

export const authMethodSchema = z.enum(['apiKey', 'signature'])
export type AuthMethod = z.infer<typeof authMethodSchema>

export const presetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  summary: z.string().min(1),
  recipe: recipeSchema,
  secret: secretDescriptionSchema,
})
export type Preset = z.infer<typeof presetSchema>

/** A part of a guide step: plain text, or the vendor's own field name, shown in bold. */
const guideTextSchema = z.array(
  z.union([z.string(), z.strictObject({ term: z.string() }), z.strictObject({ note: z.string() })]),
)

export const eventTypeSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string().min(1),
  /** A payload of our own after the vendor's documented shape, as the vendor posts it: JSON text unless the headers say otherwise. */
  sample: z.string().min(2),
  /** Headers the vendor sends with it, without the signature ones. */
  headers: z.array(z.tuple([z.string(), z.string()])),
})
export type EventType = z.infer<typeof eventTypeSchema>

/** A value beside the secret that a recipe or handshake needs, such as an id that the vendor shows in its console. */
const configFieldSchema = z.strictObject({
  name: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  /** The vendor's own name for it. */
  label: z.string().min(1),
  hint: z.string().min(1),
  required: z.boolean(),
  /** Made by the app when the trigger is created, to be pasted at the vendor. */
  generated: z.boolean(),
})

/**
 * How far the recipes are proven: against the vendor's own package, against a vector in its documentation, against a
 * package of somebody else, or read in its documentation only.
 */
const verificationSchema = z.strictObject({
  level: z.enum(['vendor-package', 'documented-vector', 'other-package', 'documentation']),
  how: z.string().min(1),
})

export const connectionSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: z.string().min(1),
  initials: z.string().min(1).max(3),
  summary: z.string().min(1),
  /** `readOn`: the day on which the facts here were last compared with it; `null` until that is done. */
  docs: z.strictObject({ url: z.url(), readOn: z.iso.date().nullable() }).nullable(),
  verified: verificationSchema,
  defaultMethod: authMethodSchema,
  presets: z.array(presetSchema).min(1),
  /** Absent: none. */
  config: z.array(configFieldSchema).optional(),
  eventTypes: z.array(eventTypeSchema).min(1),
  /** The event type of a delivery is the values of these sources joined by a dot; a missing later part is left out. */
  eventTypeFrom: z.array(valueSourceSchema),
  deliveryIdFrom: valueSourceSchema.nullable(),
  /** Methods that carry events. Absent: POST only. */
  methods: z
    .array(z.enum(['POST', 'PUT', 'PATCH', 'GET', 'DELETE']))
    .min(1)
    .optional(),
  /** How the event is found in the body. Absent: the body is the event. */
  decode: z.array(decodeStepSchema).optional(),
  /** Absent: the app's own answers. */
  reply: replyPolicySchema.optional(),
  handshakes: z.array(handshakeRuleSchema),
  guide: z.strictObject({
    title: z.string().min(1),
    steps: z.array(z.strictObject({ method: authMethodSchema.optional(), text: guideTextSchema })),
  }),
  /** How the vendor delivers, in a sentence each; `null` where its documentation does not say. */
  delivery: z.strictObject({
    deadlineSeconds: z.number().positive().nullable(),
    retries: z.string().min(1).nullable(),
  }),
  /** What a user should know and what cannot be done, a sentence each. */
  notes: z.array(z.string().min(1)),
})
export type Connection = z.infer<typeof connectionSchema>
