import type { ConditionSource } from '../../contracts/condition'
import type { RawHeaders } from '../../contracts/delivery'
import type { JsonNode } from '../decode/json-node'
import { headerValues } from '../header-values'
import { maskCredentials } from '../redact'
import type { RedactedParts } from '../redact'
import { readQuery } from '../request-query'
import type { RequestView } from '../request-view'
import { findEntry } from './find-entry'

/** What conditions look at. `target` and `headers` are those that may be shown: without keys. `receivedAt` is in epoch ms. */
export interface ConditionEvent {
  body: JsonNode | null
  headers: RawHeaders
  target: string
  method: string
  eventType: string | null
  receivedAt: number
}

/** What is known of an event beside its request. */
interface EventFacts {
  eventType: string | null
  receivedAt: number
  /** The header that may carry the trigger's key. */
  headerName: string
}

/** The event of a request for conditions, with all that works as a credential masked. Its parts are read when they are asked for. */
export function makeConditionEvent(request: RequestView, facts: EventFacts): ConditionEvent {
  let masked: RedactedParts | null = null
  const mask = (): RedactedParts => (masked ??= maskCredentials(request.target, request.headers, facts.headerName))
  return {
    get body() {
      return request.event()
    },
    get headers() {
      return mask().headers
    },
    get target() {
      return mask().target
    },
    method: request.method,
    eventType: facts.eventType,
    receivedAt: facts.receivedAt,
  }
}

const listIndex = /^(?:0|[1-9]\d*)$/

const childAt = (node: JsonNode, step: string): JsonNode | undefined => {
  if (node.type === 'object') return findEntry(node, step)?.value
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
