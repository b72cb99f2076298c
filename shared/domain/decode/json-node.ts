/** A piece of JSON text with where it stands: `start` and `end` are UTF-16 offsets into the decoded text, `end` exclusive. */
interface Span {
  start: number
  end: number
}

export interface JsonEntry {
  key: string
  keyStart: number
  value: JsonNode
}

/** Entries in source order, duplicates and `__proto__` kept. */
export interface JsonObject extends Span {
  type: 'object'
  entries: JsonEntry[]
}
export interface JsonArray extends Span {
  type: 'array'
  items: JsonNode[]
}
export interface JsonString extends Span {
  type: 'string'
  value: string
}
/** `text` is the number as written; what JavaScript makes of it may differ. */
export interface JsonNumber extends Span {
  type: 'number'
  text: string
}
export interface JsonBoolean extends Span {
  type: 'boolean'
  value: boolean
}
export interface JsonNull extends Span {
  type: 'null'
}

export type JsonNode = JsonObject | JsonArray | JsonString | JsonNumber | JsonBoolean | JsonNull

/** What is wrong and where: `offset` in UTF-16 units, `line` and `column` from 1. */
export interface JsonProblem {
  message: string
  offset: number
  line: number
  column: number
}
