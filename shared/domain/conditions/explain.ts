import type { Condition, ConditionEach, ConditionTest, ValueType } from '../../contracts/condition'
import type { ActualValue, EachExplanation, Explanation, TestExplanation } from '../../contracts/condition-explanation'
import { countOf } from '../evidence'
import { ruleOf } from './operators/operators'
import { maxSearchedLength } from './pattern'
import { describeSource } from './source-name'

const typeWords: Record<ValueType, string> = {
  object: 'an object',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
}

const listTypes = (types: readonly ValueType[]): string => {
  const words = types.map((type) => typeWords[type])
  const last = words.pop() ?? ''
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`
}

const expectedTypes = (test: ConditionTest): readonly ValueType[] => {
  if (test.operator === 'is_type') return [test.valueType]
  if (test.operator !== 'before' && test.operator !== 'after' && test.operator !== 'within_last') {
    return ruleOf(test).appliesTo
  }
  return test.epoch === undefined ? ['string'] : ['number']
}

const describeWrongType = (test: ConditionTest, name: string, actual: ActualValue): string => {
  const wanted = expectedTypes(test)
  const isOfType = actual.type !== 'missing' && wanted.includes(actual.type)
  if (!isOfType) return `${name} is ${actual.text}, not ${listTypes(wanted)}`
  if (test.operator === 'in_network') return `${name} is ${actual.text}, not an IP address`
  return test.operator === 'equals' || test.operator === 'in'
    ? `${name} is ${actual.text}${ruleOf(test).tail(test, false)}`
    : `${name} is ${actual.text}, not a date and time`
}

const describeOtherMissing = (test: ConditionTest): string => {
  if (test.operator === 'equals_field') return `${describeSource(test.other)} is missing`
  return test.operator === 'changed' ? `${describeSource(test.previous)} is missing` : 'The other value is missing'
}

/** How one test came out, in plain words: `action is "closed", not "opened"`. */
export function explainTest(test: ConditionTest, { holds, reason, actual }: TestExplanation): string {
  const name = describeSource(test.source)
  if (reason === 'too_many_steps') return `${name} was not looked at: the condition took too many steps`
  if (actual.type === 'missing') return `${name} is missing`
  if (reason === 'other_missing') return describeOtherMissing(test)
  if (reason === 'text_too_long') return `${name} is longer than the ${maxSearchedLength} characters that are searched`
  if (reason === 'wrong_type' && test.operator !== 'is_null') return describeWrongType(test, name, actual)
  return `${name} is ${actual.text}${ruleOf(test).tail(test, holds)}`
}

const explainDecisive = (each: ConditionEach, list: string, { items }: EachExplanation): string => {
  const [decisive] = items
  if (decisive === undefined) return list
  const why = explainFirst(each.where, decisive.explanation)
  const item = `item ${decisive.index + 1} of ${list}`
  return why === null ? item : `${item}: ${why}`
}

/** How a condition on items came out, in plain words. */
export function explainEach(each: ConditionEach, explanation: EachExplanation): string {
  const list = describeSource(each.of)
  const { actual, count, holds, reason } = explanation
  if (reason === 'too_many_steps') return `${list} was not looked at to the end: the condition took too many steps`
  if (reason === 'missing') return `${list} is missing`
  if (reason === 'is_null' || reason === 'wrong_type') return `${list} is ${actual.text}, not a list`
  if (count === 0) return `${list} is an empty list`
  // What decided is one item, or that none did.
  if (holds === (each.quantifier === 'any')) return explainDecisive(each, list, explanation)
  const verdict = each.quantifier === 'all' ? 'matches' : 'does not match'
  if (count === 1) return `the only item of ${list} ${verdict}`
  return each.quantifier === 'all'
    ? `each of the ${countOf(count, 'item')} of ${list} matches`
    : `none of the ${countOf(count, 'item')} of ${list} matches`
}

/** The sentence of the part that decided: of a group the first part that came out as it did. */
function explainFirst(condition: Condition, explanation: Explanation): string | null {
  if (condition.type === 'test') return explanation.type === 'test' ? explainTest(condition, explanation) : null
  if (condition.type === 'each') return explanation.type === 'each' ? explainEach(condition, explanation) : null
  if (explanation.type !== 'group') return null
  const wanted = condition.combine === 'none' ? !explanation.holds : explanation.holds
  const index = explanation.conditions.findIndex(({ holds }) => holds === wanted)
  const [part, child] = [condition.conditions[index], explanation.conditions[index]]
  return part === undefined || child === undefined ? null : explainFirst(part, child)
}

/** Why a condition came out as it did, in plain words, by the part that decided. */
export function explain(condition: Condition, explanation: Explanation): string {
  return (
    explainFirst(condition, explanation) ?? (explanation.holds ? 'the condition holds' : 'the condition does not hold')
  )
}
