import type { Connection } from '../contracts/connection'
import type { RequestView } from './request-view'
import { readSingle } from './value-source'

const maxLength = 200

/** The event type a request carries, such as `issues.opened`; `null` when the vendor's place for it is empty or repeated. */
export function readEventType(connection: Connection, request: RequestView): string | null {
  const parts: string[] = []
  for (const source of connection.eventTypeFrom) {
    const value = readSingle(source, request)
    if (value !== null) parts.push(value)
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
