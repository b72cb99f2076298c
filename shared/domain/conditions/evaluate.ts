import type {
  Condition,
  ConditionEach,
  ConditionGroup,
  ConditionSource,
  ConditionTest,
} from '../../contracts/condition'
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

/** What one evaluation may take: a test is one step, and more with the size of its value. More is given up. */
const maxSteps = 100_000
const charactersPerStep = 512
const searchedCharactersPerStep = 64
const entriesPerStep = 16
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
  /** Values that do not depend on an item, by where they are read. */
  known: Map<ConditionSource, JsonNode | null>
}

const read = (source: ConditionSource, course: Course, item: JsonNode | null): JsonNode | null => {
  if (source.from === 'item') return readValue(source, course.event, item)
  const known = course.known.get(source)
  if (known !== undefined) return known
  const value = readValue(source, course.event, null)
  course.known.set(source, value)
  return value
}

const stepsFor = (test: ConditionTest, value: JsonNode | null): number => {
  if (value?.type === 'string') {
    return 1 + value.value.length / ('pattern' in test ? searchedCharactersPerStep : charactersPerStep)
  }
  if (value?.type === 'array') return 1 + value.items.length / entriesPerStep
  return 1 + (value?.type === 'object' ? value.entries.length / entriesPerStep : 0)
}

const evaluateTest = (test: ConditionTest, course: Course, item: JsonNode | null): TestExplanation => {
  const value = read(test.source, course, item)
  const actual = showActual(value)
  course.stepsLeft -= stepsFor(test, value)
  if (course.stepsLeft < 0) return { type: 'test', holds: false, reason: 'too_many_steps', actual }
  if (value === null) {
    const holds = holdsOnMissing(test)
    return { type: 'test', holds, reason: holds ? null : 'missing', actual }
  }
  const scope = { now: course.event.receivedAt, read: (source: ConditionSource) => read(source, course, item) }
  const reason = ruleOf(test).judge(test, value, scope)
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
  const list = read(each.of, course, item)
  const actual: ActualValue = showActual(list)
  course.stepsLeft -= 1
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
  const course: Course = { event, stepsLeft: maxSteps, known: new Map() }
  const explanation = evaluateNode(condition, course, null)
  const limited = course.stepsLeft < 0
  return { holds: explanation.holds && !limited, limited, explanation }
}
