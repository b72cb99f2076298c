import { findInvalidUtf8 } from '../text-codec'
import { locate } from './json-body'
import type { JsonBody } from './json-body'
import type { JsonNode, JsonNumber, JsonObject, JsonProblem } from './json-node'
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

/** A node on the way, with the way back: paths are spelled out only for warnings. */
interface Step {
  node: JsonNode
  parent: Step | null
  key: string | number
}

const pathOf = (step: Step): string => {
  const keys: string[] = []
  for (let at = step; at.parent !== null; at = at.parent) keys.push(`/${escapePointer(String(at.key))}`)
  return keys.reverse().join('')
}

/** Adding a key that is there already leaves the size as it was. */
const duplicateEntries = (object: JsonObject): JsonObject['entries'] => {
  const seen = new Set<string>()
  return object.entries.filter((entry) => seen.size === seen.add(entry.key).size)
}

const pushChildren = (step: Step, ahead: Step[]): void => {
  const { node } = step
  if (node.type === 'object') {
    for (const { key, value } of node.entries.toReversed()) ahead.push({ node: value, parent: step, key })
  } else if (node.type === 'array') {
    for (let key = node.items.length - 1; key >= 0; key -= 1) {
      const item = node.items[key]
      if (item !== undefined) ahead.push({ node: item, parent: step, key })
    }
  }
}

const duplicateWarning = (step: Step, entry: JsonObject['entries'][number], text: string): JsonWarning => {
  const place = locate(text, entry.keyStart)
  const path = pathOf(step)
  const again = `again at line ${place.line}, column ${place.column}`
  return {
    code: 'duplicate_key',
    path: `${path}/${escapePointer(entry.key)}`,
    message: `The key ${quoteShort(entry.key)} occurs more than once in ${nameShort(path)} (${again}); most programs keep only the last one.`,
    offset: entry.keyStart,
    ...place,
  }
}

const numberWarning = (step: Step, node: JsonNumber, text: string): JsonWarning => {
  const path = pathOf(step)
  const shown = node.text.length > 40 ? `${node.text.slice(0, 39)}…` : node.text
  return {
    code: 'number_changes',
    path,
    message: `The number ${shown} at ${nameShort(path)} becomes ${String(Number(node.text))} in JavaScript.`,
    offset: node.start,
    ...locate(text, node.start),
  }
}

const treeWarnings = (tree: JsonNode, text: string): JsonWarning[] => {
  const warnings: JsonWarning[] = []
  const ahead: Step[] = [{ node: tree, parent: null, key: '' }]
  for (let step = ahead.pop(); step !== undefined && warnings.length < maxWarnings; step = ahead.pop()) {
    const { node } = step
    if (node.type === 'object') {
      for (const entry of duplicateEntries(node)) {
        if (warnings.length < maxWarnings) warnings.push(duplicateWarning(step, entry, text))
      }
    }
    if (node.type === 'number' && isChangedByJavaScript(node.text)) warnings.push(numberWarning(step, node, text))
    pushChildren(step, ahead)
  }
  return warnings
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
