import type { JsonNode } from './decode/json-node'

const maxRemembered = 500
const remembered = new Map<string, readonly string[]>()

const split = (path: string): string[] =>
  path.match(/(?:\\.|[^.\\])+/g)?.map((step) => step.replaceAll('\\.', '.')) ?? []

/** The steps of a dotted path; the paths of recipes are few, so they are taken apart once. */
export function pathSteps(path: string): readonly string[] {
  const known = remembered.get(path)
  if (known !== undefined) return known
  if (remembered.size >= maxRemembered) remembered.clear()
  const steps = split(path)
  remembered.set(path, steps)
  return steps
}

const arrayIndex = /^(?:0|[1-9][0-9]*)$/

const childrenAt = (node: JsonNode, step: string): readonly JsonNode[] => {
  if (node.type === 'array') {
    if (step === '*') return node.items
    const item = arrayIndex.test(step) ? node.items[Number(step)] : undefined
    return item === undefined ? [] : [item]
  }
  if (node.type !== 'object') return []
  const value = node.entries.findLast((entry) => entry.key === step)?.value
  return value === undefined ? [] : [value]
}

/** Every node at a path. Of duplicate keys the last one counts, as in JSON.parse. */
export function readNodes(tree: JsonNode | null, path: string): readonly JsonNode[] {
  let nodes: readonly JsonNode[] = tree === null ? [] : [tree]
  for (const step of pathSteps(path)) {
    const [only] = nodes
    if (only === undefined) return []
    nodes = nodes.length === 1 ? childrenAt(only, step) : nodes.flatMap((node) => childrenAt(node, step))
  }
  return nodes
}

/** A string, number (as written) or boolean as text; `null` for anything else. */
export function scalarText(node: JsonNode): string | null {
  if (node.type === 'string') return node.value
  if (node.type === 'number') return node.text
  return node.type === 'boolean' ? String(node.value) : null
}

/** The scalars at a path as text. */
export function readBodyPath(tree: JsonNode | null, path: string): string[] {
  const values: string[] = []
  for (const node of readNodes(tree, path)) {
    const text = scalarText(node)
    if (text !== null) values.push(text)
  }
  return values
}
