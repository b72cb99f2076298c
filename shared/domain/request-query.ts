import { decodeHex } from './byte-encoding'
import { decodeUtf8, encodeUtf8 } from './text-codec'

/** One pair of a query, decoded. `raw` is the pair as it stood in the target. */
export interface QueryPair {
  name: string
  value: string
  raw: string
}

/** Decodes `%XX` and nothing else; a `%` that starts no valid escape stays as it is. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    const bytes = decodeHex(run.replaceAll('%', ''))
    return bytes === null ? run : decodeUtf8(bytes).text
  })
}

const encodedBytes = Array.from({ length: 256 }, (_unused, byte) => {
  const character = String.fromCharCode(byte)
  const isUnreserved = /[A-Za-z0-9\-._~]/.test(character)
  return isUnreserved ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
})

/** Encodes everything but the unreserved characters of RFC 3986, as UTF-8. */
export function encodePercent(text: string): string {
  let encoded = ''
  for (const byte of encodeUtf8(text)) encoded += encodedBytes[byte] ?? ''
  return encoded
}

/** Splits a request target at the first question mark; `query` is `null` when there is none. */
export function splitTarget(target: string): { path: string; query: string | null } {
  const at = target.indexOf('?')
  return at < 0 ? { path: target, query: null } : { path: target.slice(0, at), query: target.slice(at + 1) }
}

const decodeFormPart = (text: string): string => decodePercent(text.replaceAll('+', ' '))

export function parseQueryPair(raw: string): QueryPair {
  const at = raw.indexOf('=')
  const name = at < 0 ? raw : raw.slice(0, at)
  return { name: decodeFormPart(name), value: at < 0 ? '' : decodeFormPart(raw.slice(at + 1)), raw }
}

/** The query pairs of a request target in order, decoded as HTML forms encode them (`+` is a space). */
export function readQuery(target: string): QueryPair[] {
  const { query } = splitTarget(target)
  if (query === null) return []
  return query
    .split('&')
    .filter((raw) => raw !== '')
    .map(parseQueryPair)
}
