import { findInvalidUtf8 } from '../text-codec'
import { locate } from './json-body'
import type { JsonBody } from './json-body'
import type { JsonNode, JsonObject, JsonProblem } from './json-node'
import { isChangedByJavaScript } from './json-number'

export type JsonWarningCode = 'invalid_utf8' | 'bom' | 'duplicate_key' | 'number_changes'

/** Where a view of the body says something else than its bytes, as a sentence. `path` is a JSON Pointer, `null` for the whole text. */
export interface JsonWarning extends JsonProblem {
  code: JsonWarningCode
  path: string | null
}

const maxWarnings = 50

/** One token of a JSON Pointer (RFC 6901). */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1')
}

/** A piece of a payload for a sentence: short, on one line. */
const quoteShort = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 59)}…` : text)

const nameShort = (path: string): string =>
  path === '' ? 'the top level' : path.length > 80 ? `…${path.slice(-79)}` : path

interface Step {
  node: JsonNode
  path: string
}

const duplicateEntries = (object: JsonObject): JsonObject['entries'] => {
  const seen = new Set<string>()
  return object.entries.filter((entry) => {
    const isRepeated = seen.has(entry.key)
    seen.add(entry.key)
    return isRepeated
  })
}

const childrenOf = ({ node, path }: Step): Step[] => {
  if (node.type === 'object') {
    return node.entries.map((entry) => ({ node: entry.value, path: `${path}/${escapePointer(entry.key)}` }))
  }
  if (node.type === 'array') return node.items.map((item, index) => ({ node: item, path: `${path}/${index}` }))
  return []
}

const warningsAt = ({ node, path }: Step, text: string): JsonWarning[] => {
  if (node.type === 'object') {
    return duplicateEntries(node).map((entry) => {
      const place = locate(text, entry.keyStart)
      const message = `The key ${quoteShort(entry.key)} occurs more than once in ${nameShort(path)} (again at line ${place.line}, column ${place.column}); most programs keep only the last one.`
      return {
        code: 'duplicate_key',
        path: `${path}/${escapePointer(entry.key)}`,
        message,
        offset: entry.keyStart,
        ...place,
      }
    })
  }
  if (node.type === 'number' && isChangedByJavaScript(node.text)) {
    const place = locate(text, node.start)
    const shown = node.text.length > 40 ? `${node.text.slice(0, 39)}…` : node.text
    const message = `The number ${shown} at ${nameShort(path)} becomes ${String(Number(node.text))} in JavaScript.`
    return [{ code: 'number_changes', path, message, offset: node.start, ...place }]
  }
  return []
}

const treeWarnings = (tree: JsonNode, text: string): JsonWarning[] => {
  const warnings: JsonWarning[] = []
  const ahead: Step[] = [{ node: tree, path: '' }]
  for (let step = ahead.pop(); step !== undefined && warnings.length < maxWarnings; step = ahead.pop()) {
    warnings.push(...warningsAt(step, text))
    for (const child of childrenOf(step).reverse()) ahead.push(child)
  }
  return warnings.slice(0, maxWarnings)
}

const byteWarnings = (body: JsonBody, bytes: Uint8Array): JsonWarning[] => {
  const warnings: JsonWarning[] = []
  if (!body.validUtf8) {
    const at = findInvalidUtf8(bytes)
    const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
    const offset = Math.max(body.text.indexOf('\ufffd'), 0)
    const message = `The body is not valid UTF-8: byte 0x${byte} at position ${at} is shown as a replacement character.`
    warnings.push({ code: 'invalid_utf8', path: null, message, offset, ...locate(body.text, offset) })
  }
  if (body.hasBom) {
    const message = 'The body starts with a byte order mark, which JSON does not allow and many parsers refuse.'
    warnings.push({ code: 'bom', path: null, message, offset: 0, line: 1, column: 1 })
  }
  return warnings
}

/** All that a reader of the decoded view should know, at most 50, in the order of the text. */
export function findWarnings(body: JsonBody, bytes: Uint8Array): JsonWarning[] {
  return [...byteWarnings(body, bytes), ...(body.kind === 'tree' ? treeWarnings(body.tree, body.text) : [])]
}
