import { isJsonSpace } from './json-space'
import { readJson } from './json-reader'
import type { JsonNode } from './json-node'

export const maxDocuments = 10_000

/** Times the whole text may be searched for brackets that do not close; after that only lines are looked at. */
const searchesInVain = 8

/** One JSON text among several; offsets are UTF-16 units into the whole. */
export interface JsonDocument {
  start: number
  end: number
  tree: JsonNode
}

/** The JSON texts in a body and the pieces between them that are none; `isCut` when there are more than 10,000. */
export interface JsonSplit {
  documents: JsonDocument[]
  flaws: { start: number; end: number }[]
  isCut: boolean
}

/** The place after the closing quote of a string; the end of the text if there is none. */
function findStringEnd(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let first = at
    while (text[first - 1] === '\\') first -= 1
    if ((at - first) % 2 === 0) return at + 1
  }
  return text.length
}

/** The end of the container that begins at `start`, found by its brackets outside strings; the end of the text if it stays open. */
function findContainerEnd(text: string, start: number): number {
  const marks = /["{}[\]]/g
  marks.lastIndex = start
  let depth = 0
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    if (mark[0] === '"') marks.lastIndex = findStringEnd(text, mark.index)
    else {
      depth += mark[0] === '{' || mark[0] === '[' ? 1 : -1
      if (depth === 0) return marks.lastIndex
    }
  }
  return text.length
}

const lineEnd = (text: string, start: number): number => {
  const end = text.indexOf('\n', start)
  return end === -1 ? text.length : end
}

const skipSpace = (text: string, start: number): number => {
  let at = start
  while (at < text.length && isJsonSpace(text.charCodeAt(at))) at += 1
  return at
}

const readPiece = (text: string, start: number, end: number): JsonDocument | null => {
  const reading = readJson(text.slice(start, end))
  return reading.kind === 'tree' ? { start, end, tree: reading.tree } : null
}

/**
 * Takes a body apart into JSON texts: one on each line, or glued together with or without space. What is no JSON is
 * passed over to the end of its line and told as a flaw, so that one bad line does not lose the rest.
 */
export function splitJson(text: string): JsonSplit {
  const split: JsonSplit = { documents: [], flaws: [], isCut: false }
  let budget = searchesInVain * text.length
  let at = skipSpace(text, 0)
  while (at < text.length) {
    if (split.documents.length + split.flaws.length >= maxDocuments) return { ...split, isCut: true }
    const isContainer = budget > 0 && (text[at] === '{' || text[at] === '[')
    const end = isContainer ? findContainerEnd(text, at) : lineEnd(text, at)
    const document = readPiece(text, at, end)
    if (document !== null) split.documents.push(document)
    else {
      budget -= end - at
      split.flaws.push({ start: at, end: lineEnd(text, at) })
    }
    at = skipSpace(text, document === null ? lineEnd(text, at) : end)
  }
  return split
}
