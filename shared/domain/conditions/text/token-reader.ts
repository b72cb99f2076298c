import type { ConditionSource, NumberOperand, ScalarOperand } from '../../../contracts/condition'
import { readTokens } from './condition-tokens'
import type { Token } from './condition-tokens'

/** What is wrong and where: UTF-16 offsets, `end` exclusive. Caught in `parseCondition`, where it becomes a value. */
export class TextProblem extends Error {
  readonly start: number
  readonly end: number

  constructor(message: string, start: number, end: number) {
    super(message)
    this.start = start
    this.end = end
  }
}

const endToken: Token = { kind: 'end', text: '', start: 0, end: 0 }
const sourceWords = ['body', 'item', 'header', 'query', 'method', 'eventType'] as const
type SourceWord = (typeof sourceWords)[number]

export const sourceHint = 'a value such as body.action, header.X-Name, query.name, method or eventType'

const isSourceWord = (text: string): text is SourceWord => sourceWords.some((word) => word === text)

/** Reads the pieces that the parser is made of, and says what was expected where another stands. */
export class TokenReader {
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(text: string) {
    this.tokens = readTokens(text)
  }

  peek(ahead = 0): Token {
    return this.tokens[this.at + ahead] ?? this.tokens.at(-1) ?? endToken
  }

  next(): Token {
    const token = this.peek()
    this.at += 1
    return token
  }

  /** Where the token before this one ends. */
  lastEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0
  }

  fail(expected: string, token = this.peek()): never {
    const shown = token.text.length > 40 ? `${token.text.slice(0, 39)}…` : token.text
    const isOpenText = token.kind === 'unknown' && token.text.startsWith('"')
    const found = token.kind === 'end' ? 'the text ends' : isOpenText ? 'a text without an end' : `“${shown}”`
    throw new TextProblem(
      `Expected ${expected}, but ${token.kind === 'end' ? 'the text ends here' : `found ${found}`}.`,
      token.start,
      Math.max(token.end, token.start),
    )
  }

  /** Whether these words come next; they are not consumed. */
  hasWords(words: readonly string[]): boolean {
    return words.every((word, index) => {
      const token = this.peek(index)
      return token.kind === 'word' && token.text === word
    })
  }

  /** Consumes these words if they come next. */
  takeWords(words: readonly string[]): boolean {
    if (!this.hasWords(words)) return false
    this.at += words.length
    return true
  }

  takeMark(mark: string): boolean {
    const token = this.peek()
    if (token.kind !== 'mark' || token.text !== mark) return false
    this.at += 1
    return true
  }

  expectMark(mark: string, expected: string): void {
    if (!this.takeMark(mark)) this.fail(expected)
  }

  expectWord(word: string): void {
    if (!this.takeWords([word])) this.fail(`“${word}”`)
  }

  /** One of several words. */
  expectOneOf<Word extends string>(words: readonly Word[], expected: string): Word {
    const token = this.peek()
    const word = words.find((candidate) => candidate === token.text)
    if (token.kind !== 'word' || word === undefined) return this.fail(expected)
    this.at += 1
    return word
  }

  expectText(expected: string): string {
    const token = this.peek()
    if (token.kind !== 'text') return this.fail(expected)
    this.at += 1
    return JSON.parse(token.text) as string
  }

  expectNumber(expected: string): NumberOperand {
    const token = this.peek()
    if (token.kind !== 'number') return this.fail(expected)
    this.at += 1
    return { number: token.text }
  }

  expectCount(expected: string): number {
    const token = this.peek()
    if (token.kind !== 'number' || !/^\d{1,10}$/.test(token.text)) return this.fail(expected)
    this.at += 1
    return Number(token.text)
  }

  expectScalar(): ScalarOperand {
    const token = this.peek()
    if (token.kind === 'text') return this.expectText('a text')
    if (token.kind === 'number') return this.expectNumber('a number')
    const word = this.expectOneOf(
      ['true', 'false', 'null'],
      'a value: a text in double quotes, a number, true, false or null',
    )
    return word === 'null' ? null : word === 'true'
  }

  expectScalars(): ScalarOperand[] {
    this.expectMark('[', 'a list of values in square brackets')
    const values = [this.expectScalar()]
    while (this.takeMark(',')) values.push(this.expectScalar())
    this.expectMark(']', '“,” or “]”')
    return values
  }

  expectSource(): ConditionSource {
    const { kind, text } = this.peek()
    if (kind !== 'word' || !isSourceWord(text)) return this.fail(sourceHint)
    this.at += 1
    switch (text) {
      case 'body':
      case 'item':
        return { from: text, path: this.takeSteps() }
      case 'header':
      case 'query':
        return { from: text, name: this.takeStep() ?? this.fail(`the name of the ${text}, such as ${text}.name`) }
      default:
        return { from: text }
    }
  }

  private takeSteps(): string[] {
    const steps: string[] = []
    for (let step = this.takeStep(); step !== null; step = this.takeStep()) steps.push(step)
    return steps
  }

  private takeStep(): string | null {
    if (this.takeMark('.')) {
      const token = this.peek()
      if (token.kind !== 'word') return this.fail('a name after the dot; other names are written ["so"]')
      this.at += 1
      return token.text
    }
    if (!this.takeMark('[')) return null
    const token = this.next()
    const step = token.kind === 'text' ? (JSON.parse(token.text) as string) : token.text
    if (token.kind !== 'text' && !/^(?:0|[1-9]\d*)$/.test(step)) {
      return this.fail('an index such as [0] or a name such as ["first name"]', token)
    }
    this.expectMark(']', '“]”')
    return step
  }
}
