import { decodeBase64Url } from '../byte-encoding'
import { scalarText } from '../body-path'
import type { JsonNode, JsonObject } from '../decode/json-node'
import { readJson } from '../decode/json-reader'
import { decodeUtf8, encodeUtf8 } from '../text-codec'

/** A compact JWS (RFC 7515) taken apart; nothing in it is proven yet. */
export interface ParsedToken {
  algorithm: string
  keyId: string | null
  claims: JsonObject
  /** What is signed: header and payload as they stand in the token. */
  signed: Uint8Array
  signature: Uint8Array
}

const maxLength = 16_384

const readObject = (segment: string): JsonObject | null => {
  const bytes = decodeBase64Url(segment)
  const text = bytes === null ? null : decodeUtf8(bytes)
  if (text === null || !text.valid) return null
  const json = readJson(text.text, 0)
  if (json.kind !== 'tree' || json.tree.type !== 'object') return null
  // Of a name that is there twice, one reader takes the first value and another the last.
  const names = json.tree.entries.map(({ key }) => key)
  return new Set(names).size === names.length ? json.tree : null
}

/** A property by its name, which may hold dots. */
export function readProperty(object: JsonObject, name: string): JsonNode | undefined {
  return object.entries.find(({ key }) => key === name)?.value
}

const textOf = (object: JsonObject, name: string): string | null => {
  const node = readProperty(object, name)
  return node?.type === 'string' ? scalarText(node) : null
}

/** Takes a token apart strictly; a sentence says what is wrong with one that is none. */
export function parseToken(token: string): { token: ParsedToken; flaw: null } | { token: null; flaw: string } {
  if (token.length > maxLength) return { token: null, flaw: `It is longer than ${maxLength} characters.` }
  const segments = token.split('.', 4)
  const [header = '', payload = '', signature = ''] = segments
  if (segments.length !== 3) return { token: null, flaw: 'It does not consist of three parts with dots between.' }
  const head = readObject(header)
  const claims = readObject(payload)
  const bytes = decodeBase64Url(signature)
  const flaw = findFlaw(head, claims, bytes)
  if (flaw !== null || head === null || claims === null || bytes === null) return { token: null, flaw: flaw ?? '' }
  const signed = encodeUtf8(`${header}.${payload}`)
  return {
    token: { algorithm: textOf(head, 'alg') ?? '', keyId: textOf(head, 'kid'), claims, signed, signature: bytes },
    flaw: null,
  }
}

const findFlaw = (head: JsonObject | null, claims: JsonObject | null, signature: Uint8Array | null): string | null => {
  if (head === null || claims === null) return 'Its header or claims are not a JSON object in base64url.'
  if (signature === null || signature.length === 0) return 'Its signature is not base64url.'
  if (readProperty(head, 'crit') !== undefined) return 'It has critical extensions, which no vendor uses.'
  return textOf(head, 'alg') === null ? 'It does not say its algorithm.' : null
}
