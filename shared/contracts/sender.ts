import { z } from 'zod'
import { rawHeadersSchema } from './delivery'
import { outcomeSchema, reasonCodeSchema } from './verdict'

/** A request that plays the vendor, before it is signed. `query` has no question mark; the body is sent as UTF-8. */
export const senderRequestSchema = z.strictObject({
  method: z.enum(['POST', 'PUT', 'PATCH', 'GET', 'DELETE', 'HEAD', 'OPTIONS']),
  query: z.string().max(8192),
  headers: rawHeadersSchema.max(90),
  body: z.string().max(32 * 1024 * 1024),
})
export type SenderRequest = z.infer<typeof senderRequestSchema>

/** How a request proves to come from the vendor. `query` and `header` carry the API key. */
export const senderProofSchema = z.enum(['signature', 'query', 'header', 'none'])
export type SenderProof = z.infer<typeof senderProofSchema>

/** Where a request goes: to the receiver on this computer, or to the public URL. */
export const senderRouteSchema = z.enum(['local', 'tunnel'])
export type SenderRoute = z.infer<typeof senderRouteSchema>

/** What a request of the app's own became. `reason` is `null` when everything passed. */
const ownDeliverySchema = z.strictObject({
  id: z.string(),
  outcome: outcomeSchema,
  reason: reasonCodeSchema.nullable(),
  authentic: z.boolean(),
})

const sentAnswerSchema = z.strictObject({
  status: z.number().int(),
  headers: rawHeadersSchema,
  /** At most 64 KiB of it. */
  body: z.string(),
})

/** A request that was sent and answered. Times: epoch ms, ms. Keys in the URL and the headers are masked. */
export const sentRequestSchema = z.strictObject({
  sentAt: z.number(),
  durationMs: z.number(),
  request: z.strictObject({
    method: z.string(),
    url: z.string(),
    headers: rawHeadersSchema,
    size: z.number().int(),
  }),
  answer: sentAnswerSchema,
  /** `null`: it reached no receiver of this app. */
  delivery: ownDeliverySchema.nullable(),
})
export type SentRequest = z.infer<typeof sentRequestSchema>

/** A handshake that was played: what the vendor would want to read, and whether the answer was that. */
export const playedHandshakeSchema = z.strictObject({
  sent: sentRequestSchema,
  /** The body that was sent. */
  body: z.string(),
  expected: sentAnswerSchema,
  passed: z.boolean(),
})
export type PlayedHandshake = z.infer<typeof playedHandshakeSchema>

/** One attempt to get past a trigger. `observed` is `null` where the case does not apply, and `note` says why it does not. */
export const checkRowSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  expected: z.string(),
  observed: z
    .strictObject({ status: z.number().int(), reason: reasonCodeSchema.nullable(), deliveryId: z.string().nullable() })
    .nullable(),
  result: z.enum(['passed', 'failed', 'not-applicable']),
  note: z.string().nullable(),
})
export type CheckRow = z.infer<typeof checkRowSchema>

/** What the security check found about a trigger. Times: epoch ms. */
export const checkReportSchema = z.strictObject({
  triggerId: z.string(),
  triggerName: z.string(),
  connection: z.string(),
  authentication: z.string(),
  startedAt: z.number(),
  finishedAt: z.number(),
  rows: z.array(checkRowSchema),
  /** What a reader has to know about how it was done, a sentence each. */
  notes: z.array(z.string()),
})
export type CheckReport = z.infer<typeof checkReportSchema>
