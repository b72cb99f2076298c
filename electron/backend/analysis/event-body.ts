import { mebibyte } from '@shared/contracts/settings'
import type { RawHeaders } from '@shared/contracts/delivery'
import type { Connection } from '@shared/contracts/connection'
import { decodeEvent } from '@shared/domain/decode/decode-event'
import { viewRequest } from '@shared/domain/request-view'
import { contentTypeOf } from '../content-type'

/** Larger bodies are left as they came, since this runs on the thread that receives. */
const decodeLimit = 2 * mebibyte

interface Carrier {
  headers: RawHeaders
  body: Uint8Array
}

/**
 * The event that a body carries, as JSON bytes with their type: the fields of a form, the JSON inside a field or a string.
 * Where the connection decodes nothing, or nothing is found, the body itself.
 */
export function readEventBody(
  connection: Pick<Connection, 'decode'> | undefined,
  { headers, body }: Carrier,
): { body: Uint8Array; contentType: string | null } {
  const plain = { body, contentType: contentTypeOf(headers) }
  const decode = connection?.decode ?? []
  if (decode.length === 0 || body.length > decodeLimit) return plain
  const request = { method: 'POST', target: '/', httpVersion: '1.1', headers, body, sender: '', receivedAt: 0 }
  const { text } = decodeEvent(viewRequest(request), decode)
  return text === null ? plain : { body: Buffer.from(text), contentType: 'application/json' }
}
