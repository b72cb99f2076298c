import { countOf } from '../evidence'
import { decodeUtf8 } from '../text-codec'
import type { JsonNode, JsonProblem } from './json-node'
import { maxDepth, maxNodes, readJson } from './json-reader'
import type { JsonReading } from './json-reader'

const byteOrderMark = 0xfeff

/** What bytes hold when read as JSON. `text` is the decoded text that all offsets count in. */
export type JsonBody = { text: string; validUtf8: boolean; hasBom: boolean } & (
  | { kind: 'tree'; tree: JsonNode }
  | { kind: 'invalid' | 'tooDeep' | 'tooLarge'; problem: JsonProblem }
  | { kind: 'empty' }
)

/** Line and column, both from 1, of an offset. A carriage return with a line feed is one line end. */
export function locate(text: string, offset: number): { line: number; column: number } {
  let line = 1
  let lineStart = 0
  for (let at = 0; at < offset; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) {
      line += 1
      lineStart = at + 1
    }
  }
  return { line, column: offset - lineStart + 1 }
}

const describeFound = (text: string, offset: number): string => {
  const code = text.codePointAt(offset)
  if (code === undefined) return 'the end of the body'
  if (code === 0x22) return 'a double quote'
  const isPlain = code > 0x20 && code < 0x7f
  return isPlain
    ? `"${String.fromCodePoint(code)}"`
    : `the character U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

const describeProblem = (text: string, reading: Exclude<JsonReading, { kind: 'tree' }>): JsonProblem => {
  const { offset } = reading
  const place = { offset, ...locate(text, offset) }
  if (reading.kind === 'tooDeep') return { message: `It is nested deeper than ${maxDepth} levels`, ...place }
  if (reading.kind === 'tooLarge') return { message: `It has more than ${countOf(maxNodes, 'value')}`, ...place }
  return { message: `Expected ${reading.expected}, found ${describeFound(text, offset)}`, ...place }
}

/** Reads a body as JSON whatever it is; a BOM is skipped and invalid UTF-8 replaced, and both are said. Never throws. */
export function readJsonBody(bytes: Uint8Array): JsonBody {
  const { text, valid } = decodeUtf8(bytes)
  const hasBom = text.charCodeAt(0) === byteOrderMark
  const base = { text, validUtf8: valid, hasBom }
  const start = hasBom ? 1 : 0
  if (/^[ \t\r\n]*$/.test(text.slice(start, start + 1024)) && text.slice(start).trim() === '')
    return { kind: 'empty', ...base }
  const reading = readJson(text, start)
  if (reading.kind === 'tree') return { kind: 'tree', tree: reading.tree, ...base }
  return { kind: reading.kind, problem: describeProblem(text, reading), ...base }
}
