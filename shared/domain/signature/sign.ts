import type { RawHeaders } from '../../contracts/delivery'
import type { Recipe, ValueSource } from '../../contracts/recipe'
import type { CryptoPort } from '../crypto-port'
import { headerValues } from '../value-source'
import { buildContent } from './content'
import { encodeDigest } from './digest'
import { deriveKey } from './key-bytes'

export interface SignInput {
  secret: string
  body: Uint8Array
  /** Headers the request already has; a signed header among them is used as it is. */
  headers: RawHeaders
  /** The public URL without the query. */
  url: string
  timestampSeconds: number
  messageId: string
  crypto: CryptoPort
}

const isAt = (source: ValueSource | undefined, from: 'header' | 'field', name: string): boolean =>
  source?.from === from && source.name.toLowerCase() === name.toLowerCase()

/** The signed headers that are not there yet: the timestamp, and the message id for any other. */
const supplyHeaders = (recipe: Recipe, input: SignInput, time: string): RawHeaders => {
  const names = recipe.content.flatMap((part) => (part.part === 'header' ? [part.name] : []))
  const source = recipe.timestamp?.source
  if (source?.from === 'header') names.push(source.name)
  return [...new Set(names.map((name) => name.toLowerCase()))]
    .filter((name) => headerValues(input.headers, name).length === 0)
    .map((name): [string, string] => [name, isAt(source, 'header', name) ? time : input.messageId])
}

const supplyFields = (recipe: Recipe, input: SignInput, time: string): Map<string, string[]> => {
  const source = recipe.timestamp?.source
  const names = recipe.content.flatMap((part) => (part.part === 'field' ? [part.name] : []))
  if (source?.from === 'field') names.unshift(source.name)
  return new Map(names.map((name) => [name, [isAt(source, 'field', name) ? time : input.messageId]]))
}

const formatHeader = (recipe: Recipe, signature: string, fields: ReadonlyMap<string, string[]>): string => {
  const { prefix = '', list } = recipe.signature
  if (list === undefined) return prefix + signature
  const items = [...fields].map(([name, values]) => `${name}${list.pair}${values[0] ?? ''}`)
  return prefix + [...items, `${list.field}${list.pair}${signature}`].join(list.separator)
}

/** Signs as the recipe's own vendor would: the headers to add to the request. Throws when the secret does not fit the recipe. */
export function signRequest(recipe: Recipe, input: SignInput): RawHeaders {
  const key = deriveKey(recipe.key, input.secret)
  if (key === null) throw new Error('The secret is not of the form that this scheme needs.')
  const seconds = Math.floor(input.timestampSeconds)
  const time = String(recipe.timestamp?.unit === 'ms' ? seconds * 1000 : seconds)
  const added = supplyHeaders(recipe, input, time)
  const fields = supplyFields(recipe, input, time)
  const headers: RawHeaders = [...input.headers, ...added]
  const content = buildContent(recipe.content, { body: input.body, headers, fields, url: input.url })
  if (content.parts === null) throw new Error(`Cannot sign: ${content.missing.part} occurs more than once.`)
  const digest = input.crypto.hmac(recipe.algorithm, key, content.parts)
  const signature = encodeDigest(digest, recipe.encodings[0] ?? 'hex')
  return [...added, [recipe.signature.header, formatHeader(recipe, signature, fields)]]
}
