import type { Condition, ConditionEach, ConditionTest } from '../../contracts/condition'
import type { EachExplanation, Explanation, TestExplanation } from '../../contracts/condition-explanation'
import type { ConditionEvent } from './condition-event'
import { evaluate } from './evaluate'
import { explainEach, explainTest } from './explain'
import { printCondition } from './text/print-condition'

/** A column: one test, or one condition on the items of a list, in the order of the tree. */
export interface TruthColumn {
  condition: ConditionTest | ConditionEach
  text: string
}

/** What one test met in one event, and its sentence. */
export interface TruthCell {
  explanation: TestExplanation | EachExplanation
  sentence: string
}

export interface TruthRow {
  /** The id of the event. */
  id: string
  holds: boolean
  limited: boolean
  cells: TruthCell[]
}

export interface TruthTable {
  columns: TruthColumn[]
  rows: TruthRow[]
  matching: number
}

const listColumns = (condition: Condition): TruthColumn[] =>
  condition.type === 'group'
    ? condition.conditions.flatMap(listColumns)
    : [{ condition, text: printCondition(condition) }]

const listLeaves = (explanation: Explanation): (TestExplanation | EachExplanation)[] =>
  explanation.type === 'group' ? explanation.conditions.flatMap(listLeaves) : [explanation]

const toCell = ({ condition }: TruthColumn, explanation: TestExplanation | EachExplanation): TruthCell[] => {
  if (condition.type === 'test' && explanation.type === 'test') {
    return [{ explanation, sentence: explainTest(condition, explanation) }]
  }
  if (condition.type === 'each' && explanation.type === 'each') {
    return [{ explanation, sentence: explainEach(condition, explanation) }]
  }
  return []
}

/** A condition on several events: one row for each, one cell for each of its tests. */
export function makeTruthTable(
  condition: Condition,
  events: readonly { id: string; event: ConditionEvent }[],
): TruthTable {
  const columns = listColumns(condition)
  const rows = events.map(({ id, event }): TruthRow => {
    const { explanation, holds, limited } = evaluate(condition, event)
    const leaves = listLeaves(explanation)
    const cells = columns.flatMap((column, index) => {
      const leaf = leaves[index]
      return leaf === undefined ? [] : toCell(column, leaf)
    })
    return { id, holds, limited, cells }
  })
  return { columns, rows, matching: rows.filter(({ holds }) => holds).length }
}

/** The count for the screen: `matches 3 of 11 recorded events`. */
export function describeMatches({ matching, rows }: TruthTable): string {
  return `matches ${matching} of ${rows.length} recorded ${rows.length === 1 ? 'event' : 'events'}`
}
