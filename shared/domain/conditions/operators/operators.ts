import type { ConditionTest } from '../../../contracts/condition'
import type { OperatorName } from '../../../contracts/condition-operators'
import { equalityRules } from './equality'
import { listRules } from './list'
import { numberRules } from './number'
import type { OperatorRule, Rules } from './operator-rule'
import { presenceRules } from './presence'
import { relationRules } from './relation'
import { textRules } from './text'
import { timeRules } from './time'

/** Every operator, in the order in which the builder and the documentation list them. */
export const operators: Rules<OperatorName> = {
  ...presenceRules,
  ...equalityRules,
  ...textRules,
  ...numberRules,
  ...timeRules,
  ...listRules,
  ...relationRules,
}

export const operatorNames = Object.keys(operators) as OperatorName[]

/** Whether a test holds where there is no value: by its operator, or by the leave it was given. */
export function holdsOnMissing(test: ConditionTest): boolean {
  return ruleOf(test).holdsOnMissing === true || ('orMissing' in test && test.orMissing === true)
}

/** The rule of a test. */
export function ruleOf(test: ConditionTest): OperatorRule<ConditionTest> {
  // The table has one rule per operator, each for its own tests.
  return operators[test.operator] as OperatorRule<ConditionTest>
}
