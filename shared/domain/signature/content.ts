import type { RawHeaders } from '../../contracts/delivery'
import type { ContentPart, Recipe } from '../../contracts/recipe'
import { assertNever } from '../assert'
import { countOf } from '../evidence'
import { encodeUtf8 } from '../text-codec'
import { headerValues } from '../value-source'
import { headerBytes } from './header-bytes'

/** What the signed byte string is made from. `url` is the public URL without the query. */
export interface ContentInput {
  body: Uint8Array
  headers: RawHeaders
  fields: ReadonlyMap<string, readonly string[]>
  url: string
}

/** A part that is absent, or there more than once, so that nobody can say what was signed. */
export interface MissingPart {
  part: string
  occurrences: number
}

export type Content = { parts: Uint8Array[]; missing: null } | { parts: null; missing: MissingPart }

const single = (values: readonly string[], part: string): Uint8Array | MissingPart => {
  const value = values[0]
  return value === undefined || values.length > 1 ? { part, occurrences: values.length } : headerBytes(value)
}

const partBytes = (part: ContentPart, input: ContentInput): Uint8Array | MissingPart => {
  switch (part.part) {
    case 'body':
      return input.body
    case 'literal':
      return encodeUtf8(part.text)
    case 'header':
      return single(headerValues(input.headers, part.name), `header ${part.name}`)
    case 'field':
      return single(input.fields.get(part.name) ?? [], `${part.name} in the signature header`)
    case 'url':
      return encodeUtf8(input.url)
    default:
      return assertNever(part)
  }
}

/** The bytes that are signed, part by part. */
export function buildContent(content: Recipe['content'], input: ContentInput): Content {
  const parts: Uint8Array[] = []
  for (const part of content) {
    const bytes = partBytes(part, input)
    if (!(bytes instanceof Uint8Array)) return { parts: null, missing: bytes }
    parts.push(bytes)
  }
  return { parts, missing: null }
}

const describePart = (part: ContentPart, bodyLength: number): string => {
  switch (part.part) {
    case 'body':
      return `the raw body (${countOf(bodyLength, 'byte')})`
    case 'literal':
      return `"${part.text}"`
    case 'header':
      return `header ${part.name}`
    case 'field':
      return part.name
    case 'url':
      return 'the base URL'
    default:
      return assertNever(part)
  }
}

/** What is signed, in words: `ts + "." + the raw body (9,214 bytes)`. */
export function describeContent(content: Recipe['content'], bodyLength: number): string {
  return content.map((part) => describePart(part, bodyLength)).join(' + ')
}
