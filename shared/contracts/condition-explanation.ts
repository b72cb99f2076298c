import { z } from 'zod'
import { valueTypes } from './condition'

export const conditionReasonSchema = z.enum([
  'missing',
  'is_there',
  'is_null',
  'wrong_type',
  'not_equal',
  'is_equal',
  'is_empty',
  'not_empty',
  'no_match',
  'is_match',
  'out_of_range',
  'text_too_long',
  'other_missing',
  'unchanged',
  'no_items',
  'no_item_matched',
  'item_matched',
  'item_not_matched',
  'too_many_steps',
])
export type ConditionReason = z.infer<typeof conditionReasonSchema>

/** The value a test met, cut for the screen. */
export const actualValueSchema = z.strictObject({ type: z.enum([...valueTypes, 'missing']), text: z.string() })
export type ActualValue = z.infer<typeof actualValueSchema>

export interface TestExplanation {
  type: 'test'
  holds: boolean
  /** Why it does not hold; `null` when it does. */
  reason: ConditionReason | null
  actual: ActualValue
}

export interface GroupExplanation {
  type: 'group'
  holds: boolean
  /** Every condition of the group, in its order. */
  conditions: Explanation[]
}

export interface EachExplanation {
  type: 'each'
  holds: boolean
  reason: ConditionReason | null
  actual: ActualValue
  /** How many items the list has, and the first that decided or, when none did, the first few. */
  count: number
  items: { index: number; explanation: Explanation }[]
}

/** How a condition came out on one event; the same shape as the condition. */
export type Explanation = TestExplanation | GroupExplanation | EachExplanation

const verdictFields = { holds: z.boolean(), reason: conditionReasonSchema.nullable(), actual: actualValueSchema }

export const explanationSchema: z.ZodType<Explanation> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('test'), ...verdictFields }),
    z.strictObject({ type: z.literal('group'), holds: z.boolean(), conditions: z.array(explanationSchema) }),
    z.strictObject({
      type: z.literal('each'),
      ...verdictFields,
      count: z.number().int(),
      items: z.array(z.strictObject({ index: z.number().int(), explanation: explanationSchema })),
    }),
  ]),
)
