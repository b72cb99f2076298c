import { z } from 'zod'
import { secretStorageSchema } from './settings'
import { tunnelStatusSchema } from './tunnel'

/** A condition of the app the user should know of, with what to do. */
export const noticeSchema = z.strictObject({
  id: z.string(),
  level: z.enum(['info', 'warning', 'error']),
  title: z.string(),
  text: z.string(),
})
export type Notice = z.infer<typeof noticeSchema>

export const receiverStatusSchema = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('starting') }),
  z.strictObject({ state: z.literal('listening'), url: z.string(), port: z.number().int() }),
  z.strictObject({ state: z.literal('failed'), message: z.string() }),
])
export type ReceiverStatus = z.infer<typeof receiverStatusSchema>

export const appStatusSchema = z.strictObject({
  version: z.string(),
  receiver: receiverStatusSchema,
  /** Base of every trigger URL, without a trailing slash; `null` until the receiver listens. */
  publicBase: z.string().nullable(),
  tunnel: tunnelStatusSchema,
  secrets: z.strictObject({ storage: secretStorageSchema, mustChoose: z.boolean() }),
  stored: z.strictObject({ deliveries: z.number().int(), bytes: z.number(), unmatched: z.number().int() }),
  notices: z.array(noticeSchema),
})
export type AppStatus = z.infer<typeof appStatusSchema>
