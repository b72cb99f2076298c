import { conditionSchema, conditionTestSchema } from '../../../contracts/condition'
import type {
  Condition,
  ConditionEach,
  ConditionGroup,
  ConditionSource,
  ConditionTest,
} from '../../../contracts/condition'
import type { OperatorName } from '../../../contracts/condition-operators'
import { locate } from '../../decode/json-body'
import { compilePattern } from '../pattern'
import { printSource } from '../source-name'
import { modifiersOf, operandKindOf, operatorWords } from './operator-words'
import type { Modifier } from './operator-words'
import { operandParsers } from './parse-operand'
import { sourceHint, TextProblem, TokenReader } from './token-reader'

const maxTextLength = 100_000
const maxOpenParentheses = 40

/** Where a condition's text cannot be read: UTF-16 offsets, `end` exclusive; `line` and `column` from 1. */
export interface ConditionTextProblem {
  message: string
  start: number
  end: number
  line: number
  column: number
}

export type ParsedCondition =
  { kind: 'condition'; condition: Condition } | { kind: 'problem'; problem: ConditionTextProblem }

const modifierWords: Record<Exclude<Modifier, 'epoch'>, readonly string[]> = {
  ignoreCase: ['ignoring', 'case'],
  loose: ['loosely'],
  orMissing: ['or', 'missing'],
}

const eachWords: readonly [ConditionEach['quantifier'], readonly string[]][] = [
  ['any', ['any', 'item', 'of']],
  ['all', ['all', 'items', 'of']],
  ['none', ['no', 'item', 'of']],
]

/**
 * expression = term { "or" term }; term = factor { "and" factor }; factor = "not" "(" expression ")" | "(" expression ")"
 * | ("all" | "any" | "none") "of" "(" expression { "," expression } ")" | quantifier source "where" "(" expression ")" | test.
 */
class ConditionParser {
  private readonly reader: TokenReader
  private readonly joinedByOr = new Set<ConditionGroup>()
  private open = 0

  constructor(text: string) {
    this.reader = new TokenReader(text)
  }

  parse(): Condition {
    const { reader } = this
    if (reader.peek().kind === 'end') reader.fail('a condition, such as body.action equals "opened"')
    const condition = this.expression()
    if (reader.peek().kind !== 'end') reader.fail('“and”, “or” or the end of the text')
    return condition
  }

  private expression(): Condition {
    return this.chain('any', 'or', () => this.chain('all', 'and', () => this.factor()))
  }

  private chain(combine: 'any' | 'all', word: string, next: () => Condition): Condition {
    const first = next()
    const conditions = [first]
    while (this.reader.takeWords([word])) conditions.push(next())
    if (conditions.length === 1) return first
    const group: ConditionGroup = { type: 'group', combine, conditions }
    if (combine === 'any') this.joinedByOr.add(group)
    return group
  }

  private factor(): Condition {
    const { reader } = this
    if (reader.takeWords(['not'])) return this.negation()
    for (const combine of ['all', 'any', 'none'] as const) {
      if (reader.takeWords([combine, 'of'])) return { type: 'group', combine, conditions: this.parenthesised() }
    }
    const each = eachWords.find(([, words]) => reader.takeWords(words))
    if (each !== undefined) return this.each(each[0])
    if (reader.peek().text !== '(') return this.test()
    return this.only()
  }

  /** What `or` joins is negated one by one, which is the same and reads back as it was written. */
  private negation(): ConditionGroup {
    const inside = this.only()
    const conditions = inside.type === 'group' && this.joinedByOr.has(inside) ? inside.conditions : [inside]
    return { type: 'group', combine: 'none', conditions }
  }

  private only(): Condition {
    const [inside] = this.parenthesised(1)
    return inside ?? this.reader.fail('a condition')
  }

  private parenthesised(most = Infinity): Condition[] {
    const { reader } = this
    reader.expectMark('(', '“(”')
    this.open += 1
    if (this.open > maxOpenParentheses) {
      throw new TextProblem('The condition is nested too deep.', reader.lastEnd() - 1, reader.lastEnd())
    }
    const conditions = [this.expression()]
    while (conditions.length < most && reader.takeMark(',')) conditions.push(this.expression())
    reader.expectMark(')', most === 1 ? '“and”, “or” or “)”' : '“,”, “and”, “or” or “)”')
    this.open -= 1
    return conditions
  }

  private each(quantifier: ConditionEach['quantifier']): ConditionEach {
    const { reader } = this
    const of = reader.expectSource()
    reader.expectWord('where')
    return { type: 'each', quantifier, of, where: this.only() }
  }

  private test(): ConditionTest {
    const { reader } = this
    const { kind, start } = reader.peek()
    if (kind !== 'word') reader.fail(`a condition or ${sourceHint}`)
    const source = reader.expectSource()
    const operator = this.operator(source)
    const operandToken = reader.peek()
    const operands = operandParsers[operandKindOf(operator)](reader)
    const parsed = conditionTestSchema.safeParse({
      type: 'test',
      source,
      operator,
      ...operands,
      ...this.modifiers(operator),
    })
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      const isSource = issue?.path[0] === 'source'
      throw new TextProblem(
        issue?.message ?? 'This test is not valid.',
        isSource ? start : operandToken.start,
        reader.lastEnd(),
      )
    }
    if ('pattern' in parsed.data) this.checkPattern(parsed.data.pattern, operandToken)
    return parsed.data
  }

  private checkPattern(pattern: string, { start, end }: { start: number; end: number }): void {
    const compiled = compilePattern(pattern)
    if (compiled.kind === 'pattern') return
    // One more for the quote; escapes before the place are counted as they are written.
    const at = start + 1 + JSON.stringify(pattern.slice(0, compiled.offset)).length - 2
    throw new TextProblem(compiled.message, Math.min(at, end - 1), end)
  }

  private operator(source: ConditionSource): OperatorName {
    const { reader } = this
    const found = operatorWords.find(({ words }) => reader.takeWords(words))
    return (
      found?.name ?? reader.fail(`an operator such as “equals”, “contains” or “exists” after ${printSource(source)}`)
    )
  }

  private modifiers(operator: OperatorName): Record<string, unknown> {
    const { reader } = this
    const fields: Record<string, unknown> = {}
    for (const modifier of modifiersOf(operator)) {
      if (modifier !== 'epoch') {
        if (reader.takeWords(modifierWords[modifier])) fields[modifier] = true
      } else if (reader.takeWords(['as', 'epoch'])) {
        fields['epoch'] = reader.expectOneOf(['seconds', 'milliseconds'], '“seconds” or “milliseconds”')
      }
    }
    return fields
  }
}

const asProblem = (text: string, { message, start, end }: TextProblem): ParsedCondition => {
  return { kind: 'problem', problem: { message, start, end, ...locate(text, start) } }
}

/** Reads the text form of a condition, or says what is wrong, where, and what was expected. Never throws. */
export function parseCondition(text: string): ParsedCondition {
  if (text.length > maxTextLength) {
    return asProblem(
      text,
      new TextProblem(`The text is longer than ${maxTextLength} characters.`, maxTextLength, text.length),
    )
  }
  try {
    const parsed = conditionSchema.safeParse(new ConditionParser(text).parse())
    if (parsed.success) return { kind: 'condition', condition: parsed.data }
    throw new TextProblem(parsed.error.issues[0]?.message ?? 'The condition is not valid.', 0, text.length)
  } catch (thrown) {
    if (thrown instanceof TextProblem) return asProblem(text, thrown)
    throw thrown
  }
}
