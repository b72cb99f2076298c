import { conditionSchema } from '../../contracts/condition'
import type { Condition } from '../../contracts/condition'
import type { ConditionEvent } from '../conditions/condition-event'
import { parseCondition } from '../conditions/text/parse-condition'
import { readJson } from '../decode/json-reader'
import { now } from './fixtures'

/** An event with a JSON text as its body. */
export function makeEvent(body: string, changes: Partial<ConditionEvent> = {}): ConditionEvent {
  const reading = readJson(body)
  if (reading.kind !== 'tree') throw new Error(`Not JSON: ${body}`)
  return {
    body: reading.tree,
    headers: [],
    target: '/hooks/Tk3vQ0xYp7mB2sRhW9dLfA',
    method: 'POST',
    eventType: null,
    receivedAt: now,
    ...changes,
  }
}

/** The condition of a text that has to be right. */
export function conditionOf(text: string): Condition {
  const parsed = parseCondition(text)
  if (parsed.kind === 'problem') throw new Error(`${parsed.problem.message} (${text})`)
  return conditionSchema.parse(parsed.condition)
}
