import type { Condition } from '../../contracts/condition'
import { compilePattern } from './pattern'

/** A pattern of a condition that does not compile: `offset` is where in the pattern, in UTF-16 units. */
export interface ConditionProblem {
  pattern: string
  message: string
  offset: number
}

/** What the schema of conditions cannot see: the patterns that do not compile, in the order of the tree. */
export function checkCondition(condition: Condition): ConditionProblem[] {
  if (condition.type === 'group') return condition.conditions.flatMap(checkCondition)
  if (condition.type === 'each') return checkCondition(condition.where)
  if (!('pattern' in condition)) return []
  const compiled = compilePattern(condition.pattern)
  if (compiled.kind === 'pattern') return []
  return [{ pattern: condition.pattern, message: compiled.message, offset: compiled.offset }]
}
