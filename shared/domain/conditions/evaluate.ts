import type { Condition, ConditionEach, ConditionGroup, ConditionTest } from '../../contracts/condition'
import type {
  ActualValue,
  EachExplanation,
  Explanation,
  GroupExplanation,
  TestExplanation,
} from '../../contracts/condition-explanation'
import type { JsonNode } from '../decode/json-node'
import { showActual } from './actual-value'
import { readValue } from './condition-event'
import type { ConditionEvent } from './condition-event'
import { holdsOnMissing, ruleOf } from './operators/operators'

/** Tests and pieces of text looked at in one evaluation; a condition that needs more does not hold. */
const maxSteps = 100_000
const charactersPerStep = 256
const maxItemsExplained = 3

/** How a condition came out on an event. `limited` when it was given up as too costly, which never holds. */
export interface Evaluation {
  holds: boolean
  limited: boolean
  explanation: Explanation
}

interface Course {
  event: ConditionEvent
  stepsLeft: number
}

const spend = (course: Course, value: JsonNode | null): void => {
  const isLong = value?.type === 'string' && value.value.length > charactersPerStep
  course.stepsLeft -= isLong ? Math.ceil(value.value.length / charactersPerStep) : 1
}

const evaluateTest = (test: ConditionTest, course: Course, item: JsonNode | null): TestExplanation => {
  const { event } = course
  const value = readValue(test.source, event, item)
  const actual = showActual(value)
  spend(course, value)
  if (course.stepsLeft < 0) return { type: 'test', holds: false, reason: 'too_many_steps', actual }
  if (value === null) {
    const holds = holdsOnMissing(test)
    return { type: 'test', holds, reason: holds ? null : 'missing', actual }
  }
  const read = (source: ConditionTest['source']): JsonNode | null => readValue(source, event, item)
  const reason = ruleOf(test).judge(test, value, { now: event.receivedAt, read })
  return { type: 'test', holds: reason === null, reason, actual }
}

const evaluateGroup = (group: ConditionGroup, course: Course, item: JsonNode | null): GroupExplanation => {
  const conditions = group.conditions.map((condition) => evaluateNode(condition, course, item))
  const holds =
    group.combine === 'all'
      ? conditions.every((condition) => condition.holds)
      : conditions.some((condition) => condition.holds) === (group.combine === 'any')
  return { type: 'group', holds, conditions }
}

const isDecided = (each: ConditionEach, holds: boolean): boolean => holds === (each.quantifier !== 'all')

const eachReasons = { any: 'no_item_matched', all: 'item_not_matched', none: 'item_matched' } as const

const judgeItems = (
  each: ConditionEach,
  items: readonly JsonNode[],
  course: Course,
): Pick<EachExplanation, 'holds' | 'reason' | 'items'> => {
  const seen: EachExplanation['items'] = []
  for (const [index, item] of items.entries()) {
    const explanation = evaluateNode(each.where, course, item)
    if (course.stepsLeft < 0) return { holds: false, reason: 'too_many_steps', items: [] }
    if (isDecided(each, explanation.holds)) {
      const holds = each.quantifier === 'any'
      return { holds, reason: holds ? null : eachReasons[each.quantifier], items: [{ index, explanation }] }
    }
    if (seen.length < maxItemsExplained) seen.push({ index, explanation })
  }
  const holds = each.quantifier === 'none' || (each.quantifier === 'all' && items.length > 0)
  if (holds) return { holds, reason: null, items: seen }
  return { holds, reason: items.length === 0 ? 'no_items' : eachReasons[each.quantifier], items: seen }
}

const evaluateEach = (each: ConditionEach, course: Course, item: JsonNode | null): EachExplanation => {
  const list = readValue(each.of, course.event, item)
  const actual: ActualValue = showActual(list)
  spend(course, null)
  if (list?.type === 'array') {
    return { type: 'each', actual, count: list.items.length, ...judgeItems(each, list.items, course) }
  }
  const reason = list === null ? 'missing' : list.type === 'null' ? 'is_null' : 'wrong_type'
  return { type: 'each', holds: false, reason, actual, count: 0, items: [] }
}

const evaluateNode = (condition: Condition, course: Course, item: JsonNode | null): Explanation => {
  if (condition.type === 'test') return evaluateTest(condition, course, item)
  return condition.type === 'group' ? evaluateGroup(condition, course, item) : evaluateEach(condition, course, item)
}

/** Judges an event. Pure, never throws for a condition that its schema accepts; every branch of a group is looked at. */
export function evaluate(condition: Condition, event: ConditionEvent): Evaluation {
  const course: Course = { event, stepsLeft: maxSteps }
  const explanation = evaluateNode(condition, course, null)
  const limited = course.stepsLeft < 0
  return { holds: explanation.holds && !limited, limited, explanation }
}
