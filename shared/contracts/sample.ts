import { z } from 'zod'
import { bodyViewSchema, rawHeadersSchema } from './delivery'

/** An event captured to learn the schema from. It keeps its own copy of the body, so deleting the delivery loses nothing. */
export const sampleSummarySchema = z.strictObject({
  id: z.string(),
  triggerId: z.string(),
  deliveryId: z.string().nullable(),
  eventType: z.string().nullable(),
  capturedAt: z.number(),
  size: z.number().int(),
})
export type SampleSummary = z.infer<typeof sampleSummarySchema>

export const sampleViewSchema = sampleSummarySchema.extend({ headers: rawHeadersSchema, body: bodyViewSchema })
export type SampleView = z.infer<typeof sampleViewSchema>
