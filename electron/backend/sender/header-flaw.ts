import { validateHeaderName, validateHeaderValue } from 'node:http'
import type { RawHeaders } from '@shared/contracts/delivery'

/** What the connection itself decides. */
const ownHeaders: readonly string[] = ['host', 'content-length', 'transfer-encoding', 'connection', 'expect', 'upgrade']

/** Whether the connection itself decides about a header. */
export const isOwnHeader = (name: string): boolean => ownHeaders.includes(name.toLowerCase())

const isAllowed = (check: () => void): boolean => {
  try {
    check()
    return true
  } catch {
    return false
  }
}

/** Why headers cannot be sent as they are; `null` when they can. */
export function findHeaderFlaw(headers: RawHeaders): string | null {
  for (const [name, value] of headers) {
    if (!isAllowed(() => validateHeaderName(name))) {
      return name.trim() === ''
        ? 'A header has no name, so the request was not sent. Name it or remove it.'
        : `“${name}” is no header name, so the request was not sent. Use letters, digits and hyphens only.`
    }
    if (isOwnHeader(name)) {
      return `${name} is set by the connection itself, so the request was not sent. Remove it from the headers.`
    }
    if (!isAllowed(() => validateHeaderValue(name, value))) {
      return `The value of ${name} holds a line break or a character that no header may have, so the request was not sent. Remove it.`
    }
  }
  return null
}
