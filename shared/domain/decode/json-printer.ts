import type { JsonNode } from './json-node'

const indents = Array.from({ length: 130 }, (_unused, depth) => `\n${'  '.repeat(depth)}`)

const indent = (depth: number): string => indents[depth] ?? `\n${'  '.repeat(depth)}`

const scalar = (node: JsonNode): string | null => {
  switch (node.type) {
    case 'string':
      return JSON.stringify(node.value)
    case 'number':
      return node.text
    case 'boolean':
      return String(node.value)
    case 'null':
      return 'null'
    case 'object':
      return node.entries.length === 0 ? '{}' : null
    case 'array':
      return node.items.length === 0 ? '[]' : null
  }
}

interface Level {
  node: Extract<JsonNode, { type: 'object' | 'array' }>
  next: number
}

/** The next child of a level with the text before its value; `undefined` after the last. */
const takeChild = (level: Level, depth: number): { lead: string; value: JsonNode } | undefined => {
  const at = level.next
  level.next += 1
  const lead = (at === 0 ? '' : ',') + indent(depth)
  if (level.node.type === 'array') {
    const value = level.node.items[at]
    return value === undefined ? undefined : { lead, value }
  }
  const entry = level.node.entries[at]
  return entry === undefined ? undefined : { lead: `${lead}${JSON.stringify(entry.key)}: `, value: entry.value }
}

/** Pretty-prints a tree with two spaces; number text, key order and duplicate keys stay as they were. */
export function printJson(tree: JsonNode): string {
  const pieces: string[] = []
  const levels: Level[] = []
  const print = (node: JsonNode): void => {
    const text = scalar(node)
    if (text !== null) pieces.push(text)
    else if (node.type === 'object' || node.type === 'array') {
      pieces.push(node.type === 'object' ? '{' : '[')
      levels.push({ node, next: 0 })
    }
  }
  print(tree)
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const child = takeChild(level, levels.length)
    if (child === undefined) {
      levels.pop()
      pieces.push(indent(levels.length), level.node.type === 'object' ? '}' : ']')
    } else {
      pieces.push(child.lead)
      print(child.value)
    }
  }
  return pieces.join('')
}
