import type { ConditionSource, ConditionTest, ValueType } from '../../../contracts/condition'
import type { ConditionReason } from '../../../contracts/condition-explanation'
import type { OperatorName } from '../../../contracts/condition-operators'
import type { JsonNode } from '../../decode/json-node'

export type TestFor<Name, Test = ConditionTest> = Test extends { operator: infer Operator }
  ? Name extends Operator
    ? Test
    : never
  : never

/** What a test may look at beside its own value. `now` is when the event was received, epoch ms. */
export interface Scope {
  now: number
  read: (source: ConditionSource) => JsonNode | null
}

/** The part of a test that an operator needs beside the source. */
export type Operands<Test> = Test extends ConditionTest ? Omit<Test, 'type' | 'source' | 'operator'> : never

/** One operator: its words for the screen, and how it judges a value that is there. */
export interface OperatorRule<Test extends ConditionTest> {
  /** As the builder lists it. */
  label: string
  /** What it means, for the documentation: a sentence. */
  meaning: string
  /** Types of value it can be true for. */
  appliesTo: readonly ValueType[]
  /** It holds where there is no value. */
  holdsOnMissing?: true
  /** Operands for the documentation and for a new test in the builder. */
  example: Operands<Test>
  /** Why it does not hold; `null` when it does. */
  judge: (test: Test, value: JsonNode, scope: Scope) => ConditionReason | null
  /** What follows "<name> is <value>" in a sentence, such as `, not "opened"`; empty when there is nothing to add. */
  tail: (test: Test, holds: boolean) => string
}

export type Rules<Name extends OperatorName> = { [Each in Name]: OperatorRule<TestFor<Each>> }

export const anyType: readonly ValueType[] = ['object', 'array', 'string', 'number', 'boolean', 'null']
export const scalarTypes: readonly ValueType[] = ['string', 'number', 'boolean', 'null']

/** The reason for a value that an operator cannot read. */
export function unreadable(value: JsonNode): ConditionReason {
  return value.type === 'null' ? 'is_null' : 'wrong_type'
}

export const noTail = (): string => ''
