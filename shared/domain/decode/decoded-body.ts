import type { CapturedRequest } from '../../contracts/delivery'
import type { Evidence } from '../../contracts/verdict'
import { evidence } from '../evidence'
import { headerValues } from '../header-values'
import { decodeUtf8, findInvalidUtf8 } from '../text-codec'
import { readJsonBody } from './json-body'
import type { JsonBody } from './json-body'
import type { JsonNode } from './json-node'
import { skimJsonObject } from './json-skimmer'
import { createLazyObject } from './lazy-object'

/** The body as JSON where it is JSON. `flaw` is set when the content type promises JSON that is not there, with what and where. */
export interface DecodedBody {
  tree: JsonNode | null
  flaw: Evidence[] | null
}

/** Whether a content type says JSON: `application/json`, `text/json` or anything `+json`, whatever follows it. */
export function isJsonContentType(contentType: string): boolean {
  const type = /^[^\s;,]*/.exec(contentType.trim().toLowerCase())?.[0] ?? ''
  return type === 'application/json' || type === 'text/json' || type.endsWith('+json')
}

const openBrace = 0x7b
const openBracket = 0x5b
const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d

/** Senders often forget the content type; a body that begins as an object or array is tried as JSON all the same. */
const looksLikeJson = (body: Uint8Array): boolean => {
  const first = body.find((byte) => !isSpace(byte))
  return first === openBrace || first === openBracket
}

const compressionOf = (request: CapturedRequest): string | null => {
  const encoding = headerValues(request.headers, 'content-encoding').join(', ').trim()
  return encoding === '' || encoding.toLowerCase() === 'identity' ? null : encoding
}

const describeFlaw = (json: JsonBody, body: Uint8Array): Evidence[] | null => {
  if (json.kind === 'empty') return null
  if (!json.validUtf8) {
    return [evidence('What', 'The body is not valid UTF-8'), evidence('Where', `byte ${findInvalidUtf8(body)}`)]
  }
  if (json.kind === 'tree') return null
  const { line, column, offset, message } = json.problem
  return [evidence('What', message), evidence('Where', `line ${line}, column ${column} (character ${offset})`)]
}

/** Reads the body of a request as JSON. Pure; never throws. */
export function readDecodedBody(request: CapturedRequest): DecodedBody {
  const { body, headers } = request
  const isPromised = isJsonContentType(headerValues(headers, 'content-type')[0] ?? '')
  if (body.length === 0 || (!isPromised && !looksLikeJson(body))) return { tree: null, flaw: null }
  const compression = compressionOf(request)
  if (compression !== null) {
    const flaw = [evidence('What', `The body is compressed (${compression}) and kept as sent.`)]
    return { tree: null, flaw: isPromised ? flaw : null }
  }
  const outline = skimJsonObject(body)
  if (outline && (outline.isAscii || decodeUtf8(body).valid)) {
    return { tree: createLazyObject(body, outline), flaw: null }
  }
  const json = readJsonBody(body)
  return { tree: json.kind === 'tree' ? json.tree : null, flaw: isPromised ? describeFlaw(json, body) : null }
}
