import type { Condition, ConditionSource, ConditionTest } from './condition'

export const maxConditionDepth = 12
export const maxConditionTests = 200

const maxRawDepth = 4 * maxConditionDepth
const maxRawValues = 100_000

/** Whether a value is nested deeper, or holds more values, than any condition may; walked without recursion. */
export function isTooLargeToRead(value: unknown): boolean {
  const ahead: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  let seen = 0
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    seen += 1
    if (seen > maxRawValues || next.depth > maxRawDepth) return true
    if (typeof next.value !== 'object' || next.value === null) continue
    for (const child of Object.values(next.value)) ahead.push({ value: child, depth: next.depth + 1 })
  }
  return false
}

const childrenOf = (condition: Condition): readonly Condition[] => {
  if (condition.type === 'group') return condition.conditions
  return condition.type === 'each' ? [condition.where] : []
}

const measure = (condition: Condition): { depth: number; tests: number } => {
  const below = childrenOf(condition).map(measure)
  return {
    depth: 1 + Math.max(0, ...below.map(({ depth }) => depth)),
    tests: below.reduce((sum, { tests }) => sum + tests, condition.type === 'test' ? 1 : 0),
  }
}

/** What is too much of a condition, as a sentence; `null` when it keeps the limits. */
export function findExcess(condition: Condition): string | null {
  const { depth, tests } = measure(condition)
  if (depth > maxConditionDepth)
    return `Conditions are nested ${depth} deep; at most ${maxConditionDepth} levels are allowed.`
  return tests > maxConditionTests ? `There are ${tests} tests; at most ${maxConditionTests} are allowed.` : null
}

const sourcesOf = (test: ConditionTest): ConditionSource[] => {
  if (test.operator === 'equals_field') return [test.source, test.other]
  return test.operator === 'changed' ? [test.source, test.previous] : [test.source]
}

const usesItem = (condition: Condition): boolean => {
  if (condition.type === 'group') return condition.conditions.some(usesItem)
  if (condition.type === 'each') return condition.of.from === 'item'
  return sourcesOf(condition).some(({ from }) => from === 'item')
}

/** What makes a condition nonsense although each of its parts is right, as a sentence. */
export function findMisuse(condition: Condition): string | null {
  return usesItem(condition) ? 'An item can be tested only inside a condition on the items of a list.' : null
}
