import type { ContentPart, HashName } from '../../contracts/content-part'
import type { Credential } from '../../contracts/credential'
import type { RawHeaders } from '../../contracts/delivery'
import type { HashChoice, Recipe, SigningRecipe } from '../../contracts/recipe'
import type { ValueSource } from '../../contracts/value-source'
import { pathSteps, readNodes } from '../body-path'
import type { CryptoPort } from '../crypto-port'
import { isFormContentType } from '../decode/form-body'
import type { JsonNode } from '../decode/json-node'
import { headerValues } from '../header-values'
import { readSingle } from '../value-source'
import type { RequestView } from '../request-view'
import { compileContent } from './content'
import { encodeDigest } from './digest-encoding'
import { putPlace, putSource, viewDraft } from './draft-request'
import type { DraftRequest } from './draft-request'
import { joinParts } from './join-parts'
import { publicSchemeOf } from './provers'
import { makeToken } from './sign-jwt'
import { deriveSigningKey } from './signing-key'
import { writeTimestamp } from './timestamp'

export interface SignInput {
  /** The shared secret; not used by schemes that sign with a private key. */
  secret: string
  /** PKCS#8 (DER), for those. */
  privateKey?: Uint8Array | undefined
  /** The id of that key, where a token names it. */
  keyId?: string | undefined
  /** Default: POST. */
  method?: string
  /** The request target; by default that of the URL. */
  target?: string
  body: Uint8Array
  /** Headers the request already has; a signed header among them is used as it is, apart from the time. */
  headers: RawHeaders
  /** The public URL without the query. */
  url: string
  /** Epoch ms. */
  timestampMs: number
  messageId: string
  config?: Readonly<Record<string, string>> | undefined
  crypto: CryptoPort
}

/** A complete request as the vendor would send it. */
export interface SignedRequest {
  target: string
  headers: RawHeaders
  body: Uint8Array
}

const chooseCase = (choice: HashChoice, draft: DraftRequest): HashName => {
  if (typeof choice === 'string') return choice
  const given = readSingle(choice.by, viewDraft(draft)) ?? ''
  const known = Object.hasOwn(choice.cases, given) ? choice.cases[given] : undefined
  if (known !== undefined) return known
  const [name, hash] = Object.entries(choice.cases).at(-1) ?? ['', 'sha256' as const]
  putSource(draft, choice.by, name)
  return hash
}

/** Writes the values that are signed and not there yet: the message id stands in for any but the time. */
const supplyParts = (content: readonly ContentPart[], draft: DraftRequest, messageId: string): void => {
  for (const part of content) {
    if (part.part === 'field' && !draft.fields.has(part.name)) draft.fields.set(part.name, [messageId])
    if (part.part !== 'header' || part.optional) continue
    const names = [part.name, ...(part.or ?? [])]
    const isThere = names.some((name) => headerValues(draft.headers, name).length > 0)
    if (!isThere) putSource(draft, { from: 'header', name: part.name }, messageId)
  }
}

const supplyDigest = (recipe: SigningRecipe, draft: DraftRequest, crypto: CryptoPort): void => {
  const rule = recipe.bodyDigest
  if (rule === undefined || rule.needed === 'if-present') return
  const isForm = isFormContentType(headerValues(draft.headers, 'content-type')[0] ?? '')
  if (rule.needed === 'unless-form' && (isForm || draft.body.length === 0)) return
  putSource(draft, rule.source, encodeDigest(crypto.hash(rule.algorithm, draft.body), rule.encoding))
}

/** Writes the time and what is used only once, which stand in for whatever a sample says. */
const supplyFreshness = (recipe: Recipe, draft: DraftRequest, input: SignInput): void => {
  const { replay, timestamp } = recipe
  const headerOf = (source: ValueSource): ValueSource => (source.from === 'header' ? spelled(source, recipe) : source)
  if (timestamp !== undefined) {
    putSource(draft, headerOf(timestamp.source), writeTimestamp(timestamp, input.timestampMs))
  }
  if (typeof replay === 'object') putSource(draft, headerOf(replay.nonce), input.messageId)
}

/** A header source in the spelling of the content, which is the vendor's. */
const spelled = (source: Extract<ValueSource, { from: 'header' }>, recipe: Recipe): ValueSource => {
  const parts = 'content' in recipe ? recipe.content : []
  const part = parts.find(
    (candidate) => candidate.part === 'header' && candidate.name.toLowerCase() === source.name.toLowerCase(),
  )
  return part?.part === 'header' ? { from: 'header', name: part.name } : source
}

const formatCredential = ({ list, prefix = '' }: Credential, signature: string, draft: DraftRequest): string => {
  if (list === undefined || !('pair' in list)) return prefix + signature
  const field = typeof list.field === 'string' ? list.field : (draft.config[list.field.config] ?? '')
  const items = [...draft.fields].map(([name, values]) => `${name}${list.pair}${values[0] ?? ''}`)
  return prefix + [...items, `${field}${list.pair}${signature}`].join(list.separator)
}

const itemView = (draft: DraftRequest): RequestView => {
  const view = viewDraft(draft)
  if (draft.item.length === 0) return view
  const path = draft.item.map((step) => step.replaceAll('.', '\\.')).join('.')
  return { ...view, tree: () => readNodes(view.tree(), path)[0] ?? null }
}

const makeSignature = (recipe: SigningRecipe, draft: DraftRequest, input: SignInput): string => {
  const { crypto } = input
  supplyFreshness(recipe, draft, input)
  supplyParts(recipe.content, draft, input.messageId)
  supplyDigest(recipe, draft, crypto)
  const hash = recipe.type === 'ed25519' ? 'sha512' : chooseCase(recipe.algorithm, draft)
  const content = compileContent(recipe.content)
  const scope = { fields: draft.fields, claims: null }
  const built = content.build({ request: itemView(draft), scope, publicUrls: [input.url], crypto })
  if (built.found === null) throw new Error(`Cannot sign without ${built.missing.part}.`)
  const parts = built.found[0]?.parts ?? []
  const scheme = publicSchemeOf(recipe, hash)
  const form = recipe.type === 'hmac' ? recipe.key : recipe.type === 'hash' ? 'utf8' : null
  const key = deriveSigningKey(form, input)
  const encoding = recipe.encodings[0] ?? 'hex'
  if (scheme !== null) return encodeDigest(crypto.sign(scheme, key, parts), encoding)
  if (recipe.type === 'hash')
    return encodeDigest(crypto.hash(hash, joinParts(content.withSecret(parts, key))), encoding)
  return encodeDigest(crypto.hmac(hash, key, parts), encoding)
}

const makeCredential = (recipe: Recipe, draft: DraftRequest, input: SignInput): string => {
  if (recipe.type === 'equals') {
    supplyFreshness(recipe, draft, input)
    return input.secret
  }
  return recipe.type === 'jwt' ? makeToken(recipe, draft, input) : makeSignature(recipe, draft, input)
}

/** The places of the items in a body, each as its steps. */
const listItems = (tree: JsonNode | null, path: string): string[][] => {
  const walk = (steps: readonly string[], before: readonly string[]): string[][] => {
    const [step, ...rest] = steps
    if (step === undefined) return [[...before]]
    if (step !== '*') return walk(rest, [...before, step])
    const at = before.map((name) => name.replaceAll('.', '\\.')).join('.')
    const [list] = at === '' ? [tree] : readNodes(tree, at)
    const count = list?.type === 'array' ? list.items.length : 0
    return Array.from({ length: count }, (_unused, index) => walk(rest, [...before, String(index)])).flat()
  }
  return walk(pathSteps(path), [])
}

/**
 * Signs as the recipe's own vendor would. Throws when the secret does not fit the recipe, or a value that is signed is
 * missing and cannot be made up.
 */
export function signRequest(recipe: Recipe, input: SignInput): SignedRequest {
  const draft: DraftRequest = {
    method: input.method ?? 'POST',
    target: input.target ?? /^[a-z]+:\/\/[^/]*(\/.*)?$/i.exec(input.url)?.[1] ?? '/',
    headers: [...input.headers],
    body: input.body,
    fields: new Map(),
    config: input.config ?? {},
    item: [],
  }
  const items = recipe.each === undefined ? [[]] : listItems(viewDraft(draft).tree(), recipe.each)
  for (const item of items) {
    draft.item = item
    draft.fields = new Map()
    const value = makeCredential(recipe, draft, input)
    const [place] = recipe.credential.at
    if (place !== undefined) putPlace(draft, place, formatCredential(recipe.credential, value, draft))
  }
  return { target: draft.target, headers: draft.headers, body: draft.body }
}
