import { z } from 'zod'

const heartbeatSchema = z.strictObject({
  /** How often the SDK asks ngrok for a sign of life, and how much later than that it may come. */
  intervalSeconds: z.number().int().positive(),
  toleranceSeconds: z.number().int().positive(),
})
export type Heartbeat = z.infer<typeof heartbeatSchema>

const openRequestSchema = z.strictObject({
  type: z.literal('open'),
  authtoken: z.string(),
  domain: z.string().nullable(),
  serverAddress: z.string().nullable(),
  trust: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('ngrok') }),
    z.strictObject({ kind: z.literal('system') }),
    z.strictObject({ kind: z.literal('certificate'), pem: z.string() }),
  ]),
  /** Such as `http://127.0.0.1:41234`. */
  target: z.string(),
  /** Of the app. */
  version: z.string(),
  heartbeat: heartbeatSchema,
})
export type OpenRequest = z.infer<typeof openRequestSchema>

/** What the app tells the child. `close` ends the child, too. */
export const toChildSchema = z.discriminatedUnion('type', [
  openRequestSchema,
  z.strictObject({ type: z.literal('close') }),
])
export type ToChild = z.infer<typeof toChildSchema>

/** What the child tells the app. `code` is the SDK's own, such as `ERR_NGROK_105`. */
export const fromChildSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('unavailable'), message: z.string() }),
  z.strictObject({ type: z.literal('failed'), code: z.string().nullable(), message: z.string() }),
  z.strictObject({ type: z.literal('online'), url: z.string() }),
  /** `latencyMs: null`: none came in time. */
  z.strictObject({ type: z.literal('beat'), latencyMs: z.number().nullable() }),
  z.strictObject({ type: z.literal('lost'), code: z.string().nullable(), message: z.string() }),
  /** A command of ngrok's dashboard. */
  z.strictObject({ type: z.literal('command'), command: z.enum(['stop', 'restart']) }),
])
export type FromChild = z.infer<typeof fromChildSchema>
