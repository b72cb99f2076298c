import type { Connection } from '../contracts/connection'
import type { CapturedRequest } from '../contracts/delivery'
import type { JsonNode } from './decode/json-node'
import { readSource } from './value-source'

const maxLength = 200
const noFields: ReadonlyMap<string, readonly string[]> = new Map()

/** The event type a request carries, such as `issues.opened`; `null` when the vendor's place for it is empty or repeated. */
export function readEventType(
  connection: Connection,
  request: Pick<CapturedRequest, 'headers' | 'target'>,
  tree: JsonNode | null,
): string | null {
  const parts: string[] = []
  for (const source of connection.eventTypeFrom) {
    const values = readSource(source, { headers: request.headers, target: request.target, tree, fields: noFields })
    const value = values.length === 1 ? values[0] : undefined
    if (value !== undefined && value !== '') parts.push(value)
    else if (parts.length === 0) return null
  }
  return parts.length === 0 ? null : parts.join('.').slice(0, maxLength)
}

/** Whether a trigger wants this event type: `null` wants any, and `issues` wants `issues.opened` too. */
export function matchesEventType(wanted: string | null, actual: string | null): boolean {
  if (wanted === null) return true
  if (actual === null) return false
  return actual === wanted || actual.startsWith(`${wanted}.`)
}
