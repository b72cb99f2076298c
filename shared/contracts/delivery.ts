import { z } from 'zod'
import { confirmationSchema } from './confirmation'
import { diagnosisSchema } from './diagnosis'
import { answerSchema, outcomeSchema, reasonCodeSchema, verdictSchema } from './verdict'

/** Name and value pairs as received, in order, repeated ones kept. */
export const rawHeadersSchema = z.array(z.tuple([z.string(), z.string()]))
export type RawHeaders = z.infer<typeof rawHeadersSchema>

/** Which part of the app made a delivery: the sender plays the vendor, the security check tries to get past the trigger. */
export const madeBySchema = z.enum(['sender', 'security-check'])
export type MadeBy = z.infer<typeof madeBySchema>

/** One HTTP request as captured, before anything is decided. `target` is the request target as received; `body` the bytes as sent. */
export interface CapturedRequest {
  method: string
  target: string
  httpVersion: string
  headers: RawHeaders
  body: Uint8Array
  /** Peer address, or the rightmost X-Forwarded-For entry when the peer is the tunnel. */
  sender: string
  /** Epoch ms at which the headers were complete. */
  receivedAt: number
}

/** One row of the live list. `seq` grows with every stored delivery and is the key for paging. Times: epoch ms, ms. */
export const deliverySummarySchema = z.strictObject({
  id: z.string(),
  seq: z.number().int(),
  /** `null`: matched no trigger (Unmatched). */
  triggerId: z.string().nullable(),
  receivedAt: z.number(),
  method: z.string(),
  eventType: z.string().nullable(),
  outcome: outcomeSchema,
  reason: reasonCodeSchema.nullable(),
  status: z.number().int(),
  size: z.number().int(),
  /** Time from complete headers to the decision, ms. The commit and the answer come after it. */
  durationMs: z.number(),
  sender: z.string(),
  authentic: z.boolean(),
  /** Absent: it came from outside. */
  madeBy: madeBySchema.optional(),
})
export type DeliverySummary = z.infer<typeof deliverySummarySchema>

/** A whole delivery but its body. The target and headers are shown with credentials masked. */
export const deliveryDetailSchema = deliverySummarySchema.extend({
  target: z.string(),
  /** Base of the public URL by which it came, or `null`: it was sent to this computer directly. */
  publicBase: z.string().nullable(),
  httpVersion: z.string(),
  headers: rawHeadersSchema,
  deliveryKey: z.string().nullable(),
  verdict: verdictSchema,
  answer: answerSchema,
  /** The cause of a refusal, looked for when the delivery is read. Absent or `null`: none was found. */
  diagnosis: diagnosisSchema.nullable().optional(),
  /** What the user may confirm at the vendor with it. Absent or `null`: nothing. */
  confirmation: confirmationSchema.nullable().optional(),
})
export type DeliveryDetail = z.infer<typeof deliveryDetailSchema>

/**
 * The body for display: `text` is pretty-printed JSON where the body is JSON and `pretty` was asked, else the decoded text
 * (UTF-8), else a hex dump. `total` counts the bytes received; `truncated` says that only the first part is here.
 */
export const bodyViewSchema = z.strictObject({
  text: z.string(),
  kind: z.enum(['json', 'text', 'binary', 'empty']),
  contentType: z.string().nullable(),
  total: z.number().int(),
  truncated: z.boolean(),
  /** Where the view differs from the bytes: invalid UTF-8, BOM, duplicate keys, numbers that JavaScript would change ... */
  warnings: z.array(z.string()),
})
export type BodyView = z.infer<typeof bodyViewSchema>
