import { z } from 'zod'
import { deliverySummarySchema } from '../contracts/delivery'
import { sampleSummarySchema } from '../contracts/sample'
import { settingsSchema } from '../contracts/settings'
import { appStatusSchema } from '../contracts/status'
import { triggerViewSchema } from '../contracts/trigger'
import { tunnelGapSchema, tunnelLogLineSchema } from '../contracts/tunnel'

/** Facts the backend tells, in the past tense. */
export const factSchema = z.discriminatedUnion('fact', [
  z.strictObject({ fact: z.literal('deliveries.stored'), deliveries: z.array(deliverySummarySchema) }),
  z.strictObject({ fact: z.literal('delivery.removed'), deliveryId: z.string(), triggerId: z.string().nullable() }),
  z.strictObject({ fact: z.literal('trigger.changed'), trigger: triggerViewSchema }),
  z.strictObject({ fact: z.literal('trigger.removed'), triggerId: z.string() }),
  z.strictObject({ fact: z.literal('sample.added'), sample: sampleSummarySchema }),
  z.strictObject({ fact: z.literal('sample.removed'), triggerId: z.string(), sampleId: z.string() }),
  z.strictObject({ fact: z.literal('status.changed'), status: appStatusSchema }),
  z.strictObject({ fact: z.literal('settings.changed'), settings: settingsSchema }),
  z.strictObject({ fact: z.literal('tunnel.logged'), line: tunnelLogLineSchema }),
  /** A gap began or ended; its id tells which. */
  z.strictObject({ fact: z.literal('tunnel.gapChanged'), gap: tunnelGapSchema }),
])
export type Fact = z.infer<typeof factSchema>

/** One batch of facts. `revision` grows by one with each push; on a gap the receiver re-reads `app.snapshot`. */
export interface Push {
  revision: number
  facts: Fact[]
}
