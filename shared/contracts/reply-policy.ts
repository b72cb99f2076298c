import { z } from 'zod'

const fixedReplySchema = z.strictObject({
  status: z.number().int().min(200).max(299),
  headers: z.array(z.tuple([z.string().min(1), z.string()])),
  body: z.string(),
})

/** The answers that a vendor insists on. */
export const replyPolicySchema = z.strictObject({
  /** Sent for every genuine event. */
  accepted: fixedReplySchema.optional(),
  /** Sent where the app would say 401. */
  unauthorizedStatus: z.number().int().min(400).max(599).optional(),
  /** Statuses on which the vendor switches the webhook off; the app never sends them to it. */
  suspendsOn: z.array(z.number().int()).min(1).optional(),
})
export type ReplyPolicy = z.infer<typeof replyPolicySchema>
