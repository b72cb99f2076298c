import { readNodes, pathSteps } from '../../body-path'
import type { JsonNode } from '../../decode/json-node'
import type { Piece } from './shell-text'

/** A value of the body that a variable takes the place of. */
export interface BodyEdit {
  node: JsonNode
  variable: string
}

/** The node at a path below another; `null` when there is none, or it is no text or number. */
export function findScalar(root: JsonNode | null, path: string): JsonNode | null {
  const [node] = readNodes(root, path)
  return node !== undefined && (node.type === 'string' || node.type === 'number') ? node : null
}

/** The body with variables in the place of values; the quotes of a text stay. */
export function cutBody(text: string, edits: readonly BodyEdit[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const { node, variable } of edits.toSorted((left, right) => left.node.start - right.node.start)) {
    const inset = node.type === 'string' ? 1 : 0
    pieces.push({ text: text.slice(at, node.start + inset) }, { variable })
    at = node.end - inset
  }
  return [...pieces, { text: text.slice(at) }].filter((piece) => 'variable' in piece || piece.text !== '')
}

/** The items of the list at a path, `*` for every one. */
export function listItems(root: JsonNode | null, path: string): readonly JsonNode[] {
  return pathSteps(path).length === 0 || root === null ? [] : readNodes(root, path)
}
