import type { JsonArray, JsonEntry, JsonNode, JsonObject } from './json-node'

export const maxDepth = 128
export const maxNodes = 200_000

/** The tree of a JSON text, or why there is none; `expected` says what should have stood at `offset`. */
export type JsonReading =
  | { kind: 'tree'; tree: JsonNode }
  | { kind: 'invalid'; offset: number; expected: string }
  | { kind: 'tooDeep'; offset: number }
  | { kind: 'tooLarge'; offset: number }

const quote = 0x22
const comma = 0x2c
const colon = 0x3a
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const openBrace = 0x7b
const closeBrace = 0x7d

const escapes = new Map([
  [0x22, '"'],
  [0x2f, '/'],
  [0x5c, '\\'],
  [0x62, '\b'],
  [0x66, '\f'],
  [0x6e, '\n'],
  [0x72, '\r'],
  [0x74, '\t'],
])

const fourHexDigits = /^[0-9A-Fa-f]{4}$/
// All that is neither from the space to `[` nor from `]` on: the control characters and the backslash.
const specialPattern = /[^\u0020-\u005b\u005d-\uffff]/g
const numberPattern = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y

/** The first place from `start` that a string may not just run over, or Infinity. */
function findSpecial(text: string, start: number): number {
  specialPattern.lastIndex = start
  return specialPattern.test(text) ? specialPattern.lastIndex - 1 : Infinity
}

/** Ends the reading; caught in `readJson`, where it becomes a value. */
class Stop extends Error {
  readonly reading: JsonReading

  constructor(reading: JsonReading) {
    super(reading.kind)
    this.reading = reading
  }
}

type Container = JsonObject | JsonArray

/** Reads one JSON text (RFC 8259, nothing more) in one pass and without recursion, so that no depth can exhaust the stack. */
class JsonReader {
  private readonly text: string
  private at: number
  private nodes = 0
  /** Where the next backslash or control character stands; looked up anew once it is passed. */
  private special = -1
  private readonly open: Container[] = []

  constructor(text: string, start: number) {
    this.text = text
    this.at = start
  }

  read(): JsonNode {
    this.skipSpace()
    const root = this.readValue()
    let container = this.open.at(-1)
    while (container !== undefined) {
      if (container.type === 'object') this.readEntry(container)
      else this.readItem(container)
      container = this.open[this.open.length - 1]
    }
    this.skipSpace()
    if (this.at < this.text.length) this.fail('the end of the text')
    return root
  }

  /** One step in an object: its next entry or its end. The value of an entry that is a container is filled by later steps. */
  private readEntry(object: JsonObject): void {
    this.skipSpace()
    let code = this.text.charCodeAt(this.at)
    if (code === closeBrace) return this.close(object)
    if (object.entries.length > 0) {
      if (code !== comma) this.fail('a comma or the closing brace')
      this.at += 1
      this.skipSpace()
      code = this.text.charCodeAt(this.at)
    }
    if (code !== quote) this.fail('a property name in double quotes')
    const keyStart = this.at
    const key = this.readString()
    this.skipSpace()
    if (this.text.charCodeAt(this.at) !== colon) this.fail('a colon')
    this.at += 1
    this.skipSpace()
    const entry: JsonEntry = { key, keyStart, value: this.readValue() }
    object.entries.push(entry)
  }

  private readItem(array: JsonArray): void {
    this.skipSpace()
    const code = this.text.charCodeAt(this.at)
    if (code === closeBracket) return this.close(array)
    if (array.items.length > 0) {
      if (code !== comma) this.fail('a comma or the closing bracket')
      this.at += 1
      this.skipSpace()
    }
    array.items.push(this.readValue())
  }

  private close(container: Container): void {
    this.at += 1
    container.end = this.at
    this.open.pop()
  }

  private readValue(): JsonNode {
    this.nodes += 1
    if (this.nodes > maxNodes) throw new Stop({ kind: 'tooLarge', offset: this.at })
    const start = this.at
    switch (this.text.charCodeAt(start)) {
      case quote: {
        const value = this.readString()
        return { type: 'string', start, end: this.at, value }
      }
      case openBrace:
        return this.enter({ type: 'object', start, end: start, entries: [] })
      case openBracket:
        return this.enter({ type: 'array', start, end: start, items: [] })
      case 0x74:
        return { type: 'boolean', start, end: this.readWord('true'), value: true }
      case 0x66:
        return { type: 'boolean', start, end: this.readWord('false'), value: false }
      case 0x6e:
        return { type: 'null', start, end: this.readWord('null') }
      default:
        return this.readNumber()
    }
  }

  private enter<Kind extends Container>(container: Kind): Kind {
    if (this.open.length >= maxDepth) throw new Stop({ kind: 'tooDeep', offset: this.at })
    this.open.push(container)
    this.at += 1
    return container
  }

  private readWord(word: string): number {
    if (!this.text.startsWith(word, this.at)) this.fail('a value')
    this.at += word.length
    return this.at
  }

  private readNumber(): JsonNode {
    const start = this.at
    numberPattern.lastIndex = start
    const found = numberPattern.exec(this.text)
    if (found === null) this.fail('a value')
    const text = found[0]
    this.at = start + text.length
    return { type: 'number', start, end: this.at, text }
  }

  /**
   * Reads from the opening quote to past the closing one. The closing quote is searched for natively, which is several
   * times faster than a loop over the characters; only a string with an escape or a flaw is looked at one by one.
   */
  private readString(): string {
    const { text } = this
    const start = this.at + 1
    const end = text.indexOf('"', start)
    if (this.special < start) this.special = findSpecial(text, start)
    if (end === -1 || this.special < end) return this.readEscapedString(start, Math.min(this.special, text.length))
    this.at = end + 1
    return text.slice(start, end)
  }

  private readEscapedString(start: number, firstEscape: number): string {
    const { text } = this
    let value = text.slice(start, firstEscape)
    let from = firstEscape
    let end = firstEscape
    for (;;) {
      const code = text.charCodeAt(end)
      if (code === quote) {
        this.at = end + 1
        return value + text.slice(from, end)
      }
      if (code === backslash) {
        value += text.slice(from, end) + this.readEscape(end)
        end += text.charCodeAt(end + 1) === 0x75 ? 6 : 2
        from = end
      } else {
        if (!(code >= 0x20)) this.failInString(end)
        end += 1
      }
    }
  }

  private readEscape(at: number): string {
    const code = this.text.charCodeAt(at + 1)
    if (code === 0x75) {
      const digits = this.text.slice(at + 2, at + 6)
      if (fourHexDigits.test(digits)) return String.fromCharCode(Number.parseInt(digits, 16))
      this.at = at
      return this.fail('four hexadecimal digits after \\u')
    }
    const character = escapes.get(code)
    if (character !== undefined) return character
    this.at = at
    return this.fail('one of the escapes that JSON knows')
  }

  private skipSpace(): void {
    const { text } = this
    let code = text.charCodeAt(this.at)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) {
      this.at += 1
      code = text.charCodeAt(this.at)
    }
  }

  private failInString(at: number): never {
    this.at = at
    return this.fail(at >= this.text.length ? 'the closing quote' : 'no control character inside a string')
  }

  private fail(expected: string): never {
    throw new Stop({ kind: 'invalid', offset: this.at, expected })
  }
}

/** Reads JSON text from `start` into a tree. Strict as JSON.parse; past the caps on depth and nodes it stops at once. Never throws. */
export function readJson(text: string, start = 0): JsonReading {
  const reader = new JsonReader(text, start)
  try {
    return { kind: 'tree', tree: reader.read() }
  } catch (error) {
    if (error instanceof Stop) return error.reading
    throw error
  }
}
