import type { ConditionSource } from '@shared/contracts/condition'
import type { JsonNode } from '@shared/domain/decode/json-node'
import { readJson } from '@shared/domain/decode/json-reader'
import type { Choice } from './place-choice'

interface Place {
  node: JsonNode
  source: ConditionSource
  within: readonly ConditionSource[]
}

const below = ({ source, within }: Place, key: string, node: JsonNode): Place => ({
  node,
  source:
    source.from === 'item'
      ? { from: 'item', path: [...source.path, key] }
      : { from: 'body', path: source.from === 'body' ? [...source.path, key] : [key] },
  within,
})

/** The part of a place in which the offset lies: by its key too. */
const stepInto = (place: Place, offset: number): Place | null => {
  const { node } = place
  if (node.type === 'object') {
    const entry = node.entries.find(({ keyStart, value }) => offset >= keyStart && offset <= value.end)
    return entry === undefined ? null : below(place, entry.key, entry.value)
  }
  if (node.type !== 'array') return null
  const item = node.items.find(({ start, end }) => offset >= start && offset <= end)
  return item === undefined
    ? null
    : { node: item, source: { from: 'item', path: [] }, within: [place.source, ...place.within] }
}

const valueText = (node: JsonNode): string | undefined => {
  if (node.type === 'string') return JSON.stringify(node.value)
  if (node.type === 'number') return node.text
  if (node.type === 'boolean') return String(node.value)
  return node.type === 'null' ? 'null' : undefined
}

/** The value that stands at an offset of a JSON text, UTF-16 units, as a choice for a test; `null` where there is none. */
export function valueAtOffset(text: string, offset: number): Choice | null {
  const json = readJson(text)
  if (json.kind !== 'tree') return null
  let place: Place = { node: json.tree, source: { from: 'body', path: [] }, within: [] }
  for (let next: Place | null = place; next !== null; next = stepInto(place, offset)) place = next
  const { node, source, within } = place
  if (node === json.tree) return null
  const value = valueText(node)
  return { source, within, types: [node.type], ...(value === undefined ? {} : { value }) }
}
