import { z } from 'zod'
import { conditionSchema } from './condition'
import { authMethodSchema, secretFormatSchema } from './connection'
import { customSchemeSchema } from './custom-scheme'
import { jsonSchemaDocumentSchema } from './json-schema'

const triggerStateSchema = z.enum(['draft', 'ready', 'paused'])

/** `preset` names a preset of the trigger's connection; it is kept while API Key is chosen so that switching back loses nothing. */
export const authenticationSchema = z.strictObject({
  method: authMethodSchema,
  preset: z.string().min(1),
  /** Extra header that may carry the API key, beside the three that always may. */
  headerName: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$/, 'A header name has letters, digits and - only.'),
  /** The settings of the connection beside the secret, by name. */
  config: z.record(z.string(), z.string().max(2048)).optional(),
  /** Whether the public keys of the vendor may be fetched from it. Absent: not. */
  mayFetchKeys: z.boolean().optional(),
  /** The trigger's own scheme, in force where `preset` names it; kept while another one is chosen. */
  custom: customSchemeSchema.optional(),
})
export type Authentication = z.infer<typeof authenticationSchema>

/** What is known of a key without the key: how it starts and ends, and its life. Times are epoch ms. */
export const keySchema = z.strictObject({
  id: z.string(),
  format: secretFormatSchema,
  preview: z.strictObject({ start: z.string().max(8), end: z.string().max(4), length: z.number().int() }),
  createdAt: z.number(),
  /** Set on rotation: accepted until then. */
  retiresAt: z.number().nullable(),
})
export type Key = z.infer<typeof keySchema>

/** A key as the screens see it: with its last use, epoch ms, and by whom. */
export const keyViewSchema = keySchema.extend({ lastUsedAt: z.number().nullable(), lastSender: z.string().nullable() })
export type KeyView = z.infer<typeof keyViewSchema>

/** The stored trigger. A trigger that is being listened to is `listening` in TriggerView; that is never stored. */
export const triggerSchema = z.strictObject({
  id: z.string(),
  /** The unguessable part of the URL; never changes. */
  token: z.string().regex(/^[A-Za-z0-9_-]{22}$/),
  name: z.string().min(1).max(200),
  connectionId: z.string(),
  /** `null`: any event type. */
  eventType: z.string().nullable(),
  authentication: authenticationSchema,
  keys: z.array(keySchema),
  state: triggerStateSchema,
  /** Confirmed with Apply in Sample Webhook Event. */
  schema: jsonSchemaDocumentSchema.nullable(),
  schemaConfirmedAt: z.number().nullable(),
  /** `null`: every event fires. */
  conditions: conditionSchema.nullable().default(null),
  /** Epoch ms at which the condition was last changed. Absent: never. */
  conditionsChangedAt: z.number().optional(),
  /** Epoch ms at which the user last confirmed the URL at the vendor, where that takes an action of the user. Absent: not. */
  confirmedAt: z.number().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
})
export type Trigger = z.infer<typeof triggerSchema>

export const deliveryCountsSchema = z.strictObject({
  all: z.number(),
  accepted: z.number(),
  filtered: z.number(),
  refused: z.number(),
  handshake: z.number(),
  flagged: z.number(),
  duplicate: z.number(),
})
export type DeliveryCounts = z.infer<typeof deliveryCountsSchema>

/** A trigger as the screens see it. `keyLost`: the vault no longer holds the secret of an active key. */
export const triggerViewSchema = triggerSchema.extend({
  keys: z.array(keyViewSchema),
  listening: z.boolean(),
  counts: deliveryCountsSchema,
  sampleCount: z.number(),
  keyLost: z.boolean(),
  firstHandshakeAt: z.number().nullable(),
  firstAuthenticAt: z.number().nullable(),
  /** Public base of the URL that the sender's console holds, as far as is known: noted when the URL is copied for the first time, when a delivery arrives by it, and when the user says so. */
  consoleBase: z.string().nullable(),
})
export type TriggerView = z.infer<typeof triggerViewSchema>
