import type { ConditionSource } from '../../contracts/condition'
import type { RawHeaders } from '../../contracts/delivery'
import type { JsonNode } from '../decode/json-node'
import { headerValues } from '../header-values'
import { readQuery } from '../request-query'

/** What conditions look at. `target` and `headers` are those that may be shown: without keys. `receivedAt` is in epoch ms. */
export interface ConditionEvent {
  body: JsonNode | null
  headers: RawHeaders
  target: string
  method: string
  eventType: string | null
  receivedAt: number
}

const listIndex = /^(?:0|[1-9]\d*)$/

const childAt = (node: JsonNode, step: string): JsonNode | undefined => {
  // Of duplicate keys the last one counts, as in JSON.parse.
  if (node.type === 'object') return node.entries.findLast(({ key }) => key === step)?.value
  return node.type === 'array' && listIndex.test(step) ? node.items[Number(step)] : undefined
}

const readSteps = (node: JsonNode | null, steps: readonly string[]): JsonNode | null => {
  let at = node ?? undefined
  for (const step of steps) at = at === undefined ? undefined : childAt(at, step)
  return at ?? null
}

const span = { start: 0, end: 0 }
const textNode = (value: string): JsonNode => ({ type: 'string', value, ...span })

/** What the request repeats is a list, so that no value of it is overlooked. */
const oneOrList = (values: readonly string[]): JsonNode | null => {
  const [first] = values
  if (first === undefined) return null
  return values.length === 1 ? textNode(first) : { type: 'array', items: values.map(textNode), ...span }
}

/** The value at a source; `null` when there is none. `item` is the item being looked at, if any. */
export function readValue(source: ConditionSource, event: ConditionEvent, item: JsonNode | null): JsonNode | null {
  switch (source.from) {
    case 'body':
      return readSteps(event.body, source.path)
    case 'item':
      return readSteps(item, source.path)
    case 'header':
      return oneOrList(headerValues(event.headers, source.name))
    case 'query':
      return oneOrList(readQuery(event.target).flatMap(({ name, value }) => (name === source.name ? [value] : [])))
    case 'method':
      return textNode(event.method)
    case 'eventType':
      return event.eventType === null ? null : textNode(event.eventType)
  }
}
