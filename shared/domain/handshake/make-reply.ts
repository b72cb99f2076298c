import type { HandshakeReply, ReplyText } from '../../contracts/handshake'
import type { Answer } from '../../contracts/verdict'
import type { CryptoPort } from '../crypto-port'
import type { RequestView } from '../request-view'
import { encodeDigest } from '../signature/digest-encoding'
import { encodeUtf8 } from '../text-codec'
import { readSingle } from '../value-source'

/** What a reply is made from. `key` is that of the trigger's secret; `null` when there is none. */
export interface ReplyInput {
  request: RequestView
  key: Uint8Array | null
  crypto: CryptoPort
}

/** No vendor's challenge is longer; a longer one would make the app say whatever a stranger likes. */
const maxEcho = 4096

const headerText = /^[\t\x20-\x7e]*$/

const fill = (text: ReplyText, { crypto, key, request }: ReplyInput): string | null => {
  let filled = ''
  for (const piece of text) {
    if (typeof piece === 'string') {
      filled += piece
      continue
    }
    const value = 'echo' in piece ? (readSingle(piece.echo, request) ?? piece.orElse) : readSingle(piece.of, request)
    if (value === undefined || value === null || value.length > maxEcho) return null
    if ('echo' in piece) filled += value
    else if (key === null) return null
    else filled += encodeDigest(crypto.hmac(piece.hmac, key, [encodeUtf8(value)]), piece.encoding)
  }
  return filled
}

type Body = { type: string | null; text: string }

const makeBody = (body: HandshakeReply['body'], input: ReplyInput): Body | null => {
  if (body.kind === 'empty') return { type: null, text: '' }
  if (body.kind === 'text') {
    const text = fill(body.text, input)
    return text === null ? null : { type: 'text/plain; charset=utf-8', text }
  }
  const entries: [string, string | number | boolean][] = []
  for (const [name, value] of Object.entries(body.fields)) {
    const filled = Array.isArray(value) ? fill(value, input) : value
    if (filled === null) return null
    entries.push([name, filled])
  }
  return { type: 'application/json', text: JSON.stringify(Object.fromEntries(entries)) }
}

/**
 * The reply to a handshake; `null` when the request does not hold what the reply is made from. What is given back is never
 * read as a page (`nosniff`, plain text or JSON) and never breaks out of a header.
 */
export function makeReply(reply: HandshakeReply, input: ReplyInput): Answer | null {
  const body = makeBody(reply.body, input)
  if (body === null) return null
  const headers: Answer['headers'] = [
    ...(body.type === null ? [] : ([['content-type', body.type]] as Answer['headers'])),
    ['cache-control', 'no-store'],
    ['x-content-type-options', 'nosniff'],
  ]
  for (const [name, text] of reply.headers ?? []) {
    const value = fill(text, input)
    if (value === null || !headerText.test(value)) return null
    headers.push([name, value])
  }
  return { status: reply.status, headers, body: body.text }
}
