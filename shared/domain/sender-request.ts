import type { Connection, EventType } from '../contracts/connection'
import type { RawHeaders } from '../contracts/delivery'
import type { SenderRequest } from '../contracts/sender'

const usual: RawHeaders = [
  ['Content-Type', 'application/json'],
  ['User-Agent', 'Hookwright-Test-Event'],
]

const hasHeader = (headers: RawHeaders, name: string): boolean =>
  headers.some(([header]) => header.toLowerCase() === name.toLowerCase())

/** A sample as its vendor sends it, not yet signed, with the headers that every vendor sends. */
export function makeSenderRequest(connection: Connection, { headers, sample }: EventType): SenderRequest {
  const missing = usual.filter(([name]) => !hasHeader(headers, name))
  return { method: connection.methods?.[0] ?? 'POST', query: '', headers: [...missing, ...headers], body: sample }
}
