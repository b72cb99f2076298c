import type { operatorsByOperand } from '../../../contracts/condition-operators'
import { foldCase } from '../fold-case'
import { compilePattern, maxSearchedLength } from '../pattern'
import { readText } from '../scalar'
import { matchesWildcard } from '../wildcard'
import { unreadable } from './operator-rule'
import type { OperatorRule, Rules, TestFor } from './operator-rule'
import { showText } from './phrases'

type TextTest = TestFor<'contains'>

interface TextRule {
  label: string
  meaning: string
  /** Third person, and its negation: "contains", "does not contain". */
  verb: string
  negatedVerb: string
  isNegated: boolean
  example: string
  finds: (text: string, operand: string) => boolean
}

const createTextRule = (rule: TextRule): OperatorRule<TextTest> => ({
  label: rule.label,
  meaning: rule.meaning,
  appliesTo: ['string'],
  example: { value: rule.example },
  judge: (test, value) => {
    const text = readText(value, test.loose === true)
    if (text === null) return unreadable(value)
    const found =
      test.ignoreCase === true ? rule.finds(foldCase(text), foldCase(test.value)) : rule.finds(text, test.value)
    if (found !== rule.isNegated) return null
    return found ? 'is_match' : 'no_match'
  },
  tail: ({ value }, holds) => `, which ${holds !== rule.isNegated ? rule.verb : rule.negatedVerb} ${showText(value)}`,
})

const containing = {
  verb: 'contains',
  negatedVerb: 'does not contain',
  example: 'bug',
  finds: (text: string, operand: string) => text.includes(operand),
}
const starting = {
  verb: 'starts with',
  negatedVerb: 'does not start with',
  example: 'refs/heads/',
  finds: (text: string, operand: string) => text.startsWith(operand),
}
const ending = {
  verb: 'ends with',
  negatedVerb: 'does not end with',
  example: '.example',
  finds: (text: string, operand: string) => text.endsWith(operand),
}

const createPatternRule = (isNegated: boolean): OperatorRule<TestFor<'matches'>> => ({
  label: isNegated ? 'does not match' : 'matches',
  meaning: isNegated
    ? 'A text in which the regular expression is not found.'
    : 'A text in which the regular expression (RE2 syntax) is found; ^ and $ tie it to both ends.',
  appliesTo: ['string'],
  example: { pattern: '^v[0-9]+' },
  judge: (test, value) => {
    const text = readText(value, test.loose === true)
    if (text === null) return unreadable(value)
    if (text.length > maxSearchedLength) return 'text_too_long'
    const compiled = compilePattern(test.pattern)
    const found = compiled.kind === 'pattern' && compiled.test(text)
    if (compiled.kind === 'pattern' && found !== isNegated) return null
    return found ? 'is_match' : 'no_match'
  },
  tail: ({ pattern }, holds) =>
    `, ${holds !== isNegated ? 'which matches' : 'which does not match'} ${showText(pattern)}`,
})

/** Operators on texts; upper and lower case differ unless the test ignores case. */
export const textRules: Rules<
  | (typeof operatorsByOperand.text)[number]
  | (typeof operatorsByOperand.foldedText)[number]
  | (typeof operatorsByOperand.pattern)[number]
> = {
  equals_ignoring_case: {
    label: 'equals, ignoring case',
    meaning: 'The same text, upper and lower case alike in every language.',
    appliesTo: ['string'],
    example: { value: 'opened' },
    judge: (test, value) => {
      const text = readText(value, test.loose === true)
      if (text === null) return unreadable(value)
      return foldCase(text) === foldCase(test.value) ? null : 'not_equal'
    },
    tail: ({ value }, holds) => (holds ? '' : `, not ${showText(value)} in any case`),
  },
  contains: createTextRule({
    ...containing,
    label: 'contains',
    meaning: 'A text with this text in it.',
    isNegated: false,
  }),
  not_contains: createTextRule({
    ...containing,
    label: 'does not contain',
    meaning: 'A text without this text in it.',
    isNegated: true,
  }),
  starts_with: createTextRule({
    ...starting,
    label: 'starts with',
    meaning: 'A text that begins so.',
    isNegated: false,
  }),
  not_starts_with: createTextRule({
    ...starting,
    label: 'does not start with',
    meaning: 'A text that begins otherwise.',
    isNegated: true,
  }),
  ends_with: createTextRule({ ...ending, label: 'ends with', meaning: 'A text that ends so.', isNegated: false }),
  not_ends_with: createTextRule({
    ...ending,
    label: 'does not end with',
    meaning: 'A text that ends otherwise.',
    isNegated: true,
  }),
  matches_wildcard: createTextRule({
    label: 'matches wildcard',
    meaning: 'The whole text has this form, where * stands for any text, also none.',
    verb: 'matches',
    negatedVerb: 'does not match',
    example: 'release/*',
    isNegated: false,
    finds: matchesWildcard,
  }),
  matches: createPatternRule(false),
  not_matches: createPatternRule(true),
}
