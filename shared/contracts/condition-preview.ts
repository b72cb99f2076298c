import { z } from 'zod'
import { conditionSourceSchema, valueTypes } from './condition'
import { actualValueSchema, conditionReasonSchema } from './condition-explanation'

/** What one test met in one event, and its sentence. */
export const truthCellSchema = z.strictObject({
  holds: z.boolean(),
  /** Why it does not hold; `null` when it does. */
  reason: conditionReasonSchema.nullable(),
  actual: actualValueSchema,
  sentence: z.string(),
})
export type TruthCellView = z.infer<typeof truthCellSchema>

/** One event under a condition. `receivedAt` in epoch ms; for a sample, when it was captured. */
export const truthRowSchema = z.strictObject({
  /** Of the delivery or of the sample. */
  id: z.string(),
  kind: z.enum(['delivery', 'sample']),
  receivedAt: z.number(),
  eventType: z.string().nullable(),
  holds: z.boolean(),
  /** Given up as too costly, which never holds. */
  limited: z.boolean(),
  /** One for each column. */
  cells: z.array(truthCellSchema),
})
export type TruthRowView = z.infer<typeof truthRowSchema>

/** A condition on the recorded events: a column for each test, as the text form writes it. */
export const conditionPreviewSchema = z.strictObject({
  columns: z.array(z.string()),
  rows: z.array(truthRowSchema),
  matching: z.number().int(),
})
export type ConditionPreview = z.infer<typeof conditionPreviewSchema>

/** How the condition comes out on one delivery. `row` is `null` where the trigger has no condition. */
export const conditionExplanationViewSchema = z.strictObject({
  columns: z.array(z.string()),
  row: truthRowSchema.nullable(),
  /** The condition was changed after the delivery was judged, so that it may have come out otherwise then. */
  isChanged: z.boolean(),
})

/** The values of the recorded events that a test can be about. */
export const pathChoicesSchema = z.strictObject({
  choices: z.array(
    z.strictObject({
      source: conditionSourceSchema,
      text: z.string(),
      within: z.array(conditionSourceSchema),
      types: z.array(z.enum(valueTypes)),
      examples: z.array(z.string()),
      seen: z.number().int(),
    }),
  ),
  events: z.number().int(),
  limited: z.boolean(),
})
