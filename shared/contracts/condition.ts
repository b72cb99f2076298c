import { z } from 'zod'
import { findExcess, findMisuse, isTooLargeToRead } from './condition-limits'
import { operatorsByOperand } from './condition-operators'

const flagSchema = z.literal(true).optional()
const textSchema = z.string().max(2000, 'At most 2,000 characters.')

/** A decimal as JSON writes it; kept as text so that no digit is lost. */
export const numberOperandSchema = z.strictObject({
  number: z
    .string()
    .max(400)
    .regex(/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d{1,6})?$/, 'Write the number as in JSON, such as "12" or "-0.5".'),
})
export type NumberOperand = z.infer<typeof numberOperandSchema>

export const scalarOperandSchema = z.union([textSchema, z.boolean(), z.null(), numberOperandSchema], {
  error: 'A value is a text, true, false, null, or a number as { "number": "12" }.',
})
export type ScalarOperand = z.infer<typeof scalarOperandSchema>

export const scalarListSchema = z
  .array(scalarOperandSchema)
  .min(1, 'Give at least one value.')
  .max(200, 'Give at most 200 values.')

const pathSchema = z.array(z.string().max(500)).max(64, 'A path has at most 64 steps.')

/**
 * Where the left-hand value stands. A path is a list of steps: the key of an object, or the index of a list in decimal; no
 * steps mean the whole. `item` is the item that the nearest `each` around the test looks at.
 */
export const conditionSourceSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('body'), path: pathSchema }),
  z.strictObject({ from: z.literal('item'), path: pathSchema }),
  z.strictObject({
    from: z.literal('header'),
    name: z.string().regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,200}$/, 'A header name has letters, digits and - only.'),
  }),
  z.strictObject({ from: z.literal('query'), name: z.string().min(1).max(200) }),
  z.strictObject({ from: z.literal('method') }),
  z.strictObject({ from: z.literal('eventType') }),
])
export type ConditionSource = z.infer<typeof conditionSourceSchema>

/** What a test says about the event: `orMissing` makes it hold where there is no value. */
const always = { type: z.literal('test'), source: conditionSourceSchema }
const tolerant = { ...always, orMissing: flagSchema }
/** `loose` reads a text that spells a number, true or false as such, and the other way round. */
const readable = { ...tolerant, loose: flagSchema }
/** `epoch`: the value is a number, counted in this unit since 1970, instead of a date-time text. */
const timed = { ...readable, epoch: z.enum(['seconds', 'milliseconds']).optional() }

const presenceTestSchema = z.strictObject({ ...always, operator: z.enum(operatorsByOperand.none) })
const truthTestSchema = z.strictObject({ ...readable, operator: z.enum(operatorsByOperand.truth) })
const scalarTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.scalar),
  value: scalarOperandSchema,
})
const scalarsTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.scalars),
  values: scalarListSchema,
})
const itemTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.item),
  value: scalarOperandSchema,
})
const itemsTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.items),
  values: scalarListSchema,
})
const foldedTextTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.foldedText),
  value: textSchema,
})
const textTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.text),
  value: textSchema,
  ignoreCase: flagSchema,
})

/** A regular expression in RE2 syntax, found anywhere in the value. */
export const patternSchema = z.string().min(1, 'Give a pattern.').max(1000, 'A pattern has at most 1,000 characters.')

const patternTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.pattern),
  pattern: patternSchema,
})
const numberTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.number),
  value: numberOperandSchema,
})
const rangeTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.range),
  low: numberOperandSchema,
  high: numberOperandSchema,
})

/** RFC 3339 with a zone. */
export const instantSchema = z.iso.datetime({
  offset: true,
  error: 'Write the time with its zone, such as "2026-03-01T09:00:00Z".',
})

const instantTestSchema = z.strictObject({
  ...timed,
  operator: z.enum(operatorsByOperand.instant),
  time: instantSchema,
})

export const durationUnits = ['seconds', 'minutes', 'hours', 'days'] as const

export const durationSchema = z.strictObject({
  amount: z.number().int().min(1).max(1_000_000),
  unit: z.enum(durationUnits),
})

const durationTestSchema = z.strictObject({
  ...timed,
  operator: z.enum(operatorsByOperand.duration),
  duration: durationSchema,
})

export const networkSchema = z.union([z.cidrv4(), z.cidrv6()], {
  error: 'Write the network as an address and a prefix length, such as "10.0.0.0/8" or "2001:db8::/32".',
})

const networkTestSchema = z.strictObject({
  ...tolerant,
  operator: z.enum(operatorsByOperand.network),
  network: networkSchema,
})

export const lengthComparisons = ['equals', 'greater_than', 'at_least', 'less_than', 'at_most'] as const
export const lengthSchema = z.number().int().min(0).max(1_000_000_000)

const lengthTestSchema = z.strictObject({
  ...tolerant,
  operator: z.enum(operatorsByOperand.length),
  comparison: z.enum(lengthComparisons),
  length: lengthSchema,
})
const fieldTestSchema = z.strictObject({
  ...readable,
  operator: z.enum(operatorsByOperand.field),
  other: conditionSourceSchema,
})
/** `source` is the value now and `previous` the value before; both have to be there and differ. */
const changeTestSchema = z.strictObject({
  ...always,
  operator: z.enum(operatorsByOperand.change),
  previous: conditionSourceSchema,
  before: scalarOperandSchema.optional(),
  after: scalarOperandSchema.optional(),
})

export const valueTypes = ['object', 'array', 'string', 'number', 'boolean', 'null'] as const
export type ValueType = (typeof valueTypes)[number]

const typeTestSchema = z.strictObject({
  ...tolerant,
  operator: z.enum(operatorsByOperand.type),
  valueType: z.enum(valueTypes),
})

export const conditionTestSchema = z.discriminatedUnion('operator', [
  presenceTestSchema,
  truthTestSchema,
  scalarTestSchema,
  scalarsTestSchema,
  itemTestSchema,
  itemsTestSchema,
  foldedTextTestSchema,
  textTestSchema,
  patternTestSchema,
  numberTestSchema,
  rangeTestSchema,
  instantTestSchema,
  durationTestSchema,
  networkTestSchema,
  lengthTestSchema,
  fieldTestSchema,
  changeTestSchema,
  typeTestSchema,
])
export type ConditionTest = z.infer<typeof conditionTestSchema>

const conditionGroupSchema = z.strictObject({
  type: z.literal('group'),
  combine: z.enum(['all', 'any', 'none']),
  get conditions() {
    return z
      .array(conditionNodeSchema)
      .min(1, 'A group holds at least one condition.')
      .max(200, 'A group holds at most 200 conditions.')
  },
})
export interface ConditionGroup {
  type: 'group'
  combine: 'all' | 'any' | 'none'
  conditions: Condition[]
}

/** A condition on the items of a list, each looked at by itself; an empty list satisfies `none` only. */
const conditionEachSchema = z.strictObject({
  type: z.literal('each'),
  quantifier: z.enum(['any', 'all', 'none']),
  of: conditionSourceSchema,
  get where() {
    return conditionNodeSchema
  },
})
export interface ConditionEach {
  type: 'each'
  quantifier: 'any' | 'all' | 'none'
  of: ConditionSource
  where: Condition
}

export type Condition = ConditionTest | ConditionGroup | ConditionEach

const conditionNodeSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('type', [conditionTestSchema, conditionGroupSchema, conditionEachSchema]),
)

/** The condition tree of a trigger. Its size and depth are checked before its content, so that no input can exhaust the stack. */
export const conditionSchema = z
  .unknown()
  .refine((value) => !isTooLargeToRead(value), {
    abort: true,
    error: 'The condition is too large or nested too deep to be read.',
  })
  .pipe(conditionNodeSchema)
  .superRefine((condition, context) => {
    for (const message of [findExcess(condition), findMisuse(condition)]) {
      if (message !== null) context.addIssue({ code: 'custom', message })
    }
  })
