import type { Connection, EventType } from '../../contracts/connection'
import type { RawHeaders } from '../../contracts/delivery'
import type { HandshakeCondition, HandshakeReply, HandshakeRule } from '../../contracts/handshake'
import type { Recipe } from '../../contracts/recipe'
import type { ValueSource } from '../../contracts/value-source'
import type { Answer } from '../../contracts/verdict'
import { pathSteps } from '../body-path'
import type { CryptoPort } from '../crypto-port'
import { splitTarget } from '../request-query'
import { putSource, viewDraft } from '../signature/draft-request'
import type { DraftRequest } from '../signature/draft-request'
import { encodeUtf8 } from '../text-codec'
import { readSource } from '../value-source'
import { holds } from './conditions'
import { makeReply } from './make-reply'

export interface ExampleInput {
  connection: Connection
  /** How the trigger verifies signatures. */
  recipe: Recipe
  /** The settings of the trigger, by name. */
  config: Readonly<Record<string, string>>
  /** A text that nobody used before: the challenge, code or secret of the example. */
  challenge: string
  crypto: CryptoPort
}

/** A handshake as its vendor would send it, not yet signed. `query` has no question mark. */
export interface ExampleHandshake {
  method: string
  query: string
  headers: RawHeaders
  body: Uint8Array
  /** Whether the vendor signs it. */
  isSigned: boolean
}

type PathSource = Extract<ValueSource, { from: 'body' | 'event' }>

const isPath = (source: ValueSource): source is PathSource => source.from === 'body' || source.from === 'event'

/** What the reply is made from, so that the request has to hold it. */
function listEchoes({ body, headers = [] }: HandshakeReply): ValueSource[] {
  const fields = body.kind === 'json' ? Object.values(body.fields).filter((field) => Array.isArray(field)) : []
  const texts = [...headers.map(([, text]) => text), ...(body.kind === 'text' ? [body.text] : []), ...fields]
  return texts.flat().flatMap((piece): ValueSource[] => {
    if (typeof piece === 'string') return []
    if ('of' in piece) return [piece.of]
    return piece.orElse === undefined ? [piece.echo] : []
  })
}

const isIndex = (step: string | undefined): boolean => step !== undefined && /^\d+$/.test(step)

/** JSON that is being written; `value` is its root, which becomes a list when its first step is a number. */
class JsonDraft {
  constructor(private root: unknown) {}

  put(path: string, value: unknown): void {
    const steps = [...pathSteps(path)]
    const last = steps.pop() ?? ''
    this.root ??= isIndex(steps[0] ?? last) ? [] : {}
    let holder = this.root as Record<string, unknown>
    steps.forEach((step, index) => {
      holder[step] ??= isIndex(steps[index + 1] ?? last) ? [] : {}
      holder = holder[step] as Record<string, unknown>
    })
    holder[last] ??= value
    if (typeof value !== 'object') holder[last] = value
  }

  write(): Uint8Array {
    return encodeUtf8(this.root === undefined ? '' : JSON.stringify(this.root))
  }
}

/** The event type of the connection that is the handshake already, such as a ping that can be subscribed to. */
const findOwnSample = (rule: HandshakeRule, { config, connection, crypto }: ExampleInput): EventType | undefined =>
  connection.eventTypes.find(({ headers, sample }) => {
    const body = encodeUtf8(sample)
    const view = viewDraft({ method: 'POST', target: '/', headers, body, fields: new Map(), config, item: [] })
    return rule.when.every((condition) => holds(condition, view, crypto))
  })

const methodOf = (rule: HandshakeRule, connection: Connection): string => {
  const named = rule.when.find(({ is, source }) => is === 'equals' && source.from === 'method')
  return named?.is === 'equals' ? named.value : (connection.methods?.[0] ?? 'POST')
}

const signsValues = (recipe: Recipe): boolean =>
  'content' in recipe && recipe.content.some(({ part }) => part === 'lines' || part === 'body-path')

/** The values that the vendor signs and the handshake does not hold yet. */
function listSigned(recipe: Recipe, draft: DraftRequest): string[] {
  const parts = 'content' in recipe ? recipe.content : []
  return parts.flatMap((part) => {
    if (part.part !== 'lines') return []
    const by = readSource(part.by, viewDraft(draft))[0] ?? ''
    return (part.lists[by] ?? []).filter((name) => !part.optional.includes(name) && !isThere(draft, name))
  })
}

const isThere = (draft: DraftRequest, path: string): boolean =>
  readSource({ from: 'body', path }, viewDraft(draft)).length > 0

const valueOf = (condition: HandshakeCondition, { challenge, config }: ExampleInput): string | null => {
  if (condition.is === 'equals') return condition.value
  if (condition.is === 'present') return challenge
  return condition.is === 'config' ? (config[condition.config] ?? '') : null
}

const isNumber = (text: string): boolean => /^(0|[1-9]\d{0,8})$/.test(text)

/** Everything that the rule looks at, where it looks for it. */
function fill(rule: HandshakeRule, input: ExampleInput, draft: DraftRequest, json: JsonDraft): void {
  const put = (source: ValueSource, text: string): void => {
    if (isPath(source)) json.put(source.path, isNumber(text) ? Number(text) : text)
    else putSource(draft, source, text)
  }
  for (const condition of rule.when) {
    const { source } = condition
    const text = valueOf(condition, input)
    if (text !== null) put(source, text)
    else if (source.from === 'header')
      draft.headers = draft.headers.filter(([name]) => name.toLowerCase() !== source.name)
    else if (isPath(source)) emptyList(json, source.path)
  }
  const told = [rule.capture, ...listEchoes(rule.reply)].filter((source) => source !== undefined)
  const isGiven = (source: ValueSource): boolean =>
    rule.when.some((condition) => JSON.stringify(condition.source) === JSON.stringify(source))
  for (const source of told) if (!isGiven(source)) put(source, input.challenge)
  if (rule.confirm !== undefined) {
    const host = (rule.confirm.hosts[0] ?? '').replaceAll('*', 'example')
    put(rule.confirm.source, `https://${host}/?confirm=${input.challenge}`)
  }
}

/** A list that holds nothing, where an item of it must not be there. */
function emptyList(json: JsonDraft, path: string): void {
  const steps = pathSteps(path)
  const at = steps.findIndex(isIndex)
  if (at > 0) json.put(steps.slice(0, at).join('.'), [])
}

/** What a handshake starts from: the headers of the vendor's events where it is signed like them, an empty body else. */
function begin(
  rule: HandshakeRule,
  { config, connection, recipe }: ExampleInput,
): { draft: DraftRequest; json: JsonDraft | null } {
  const method = methodOf(rule, connection)
  const isJson = method === 'POST' && !rule.when.some(({ source }) => source.from === 'form')
  const event = rule.after === 'authenticate' ? connection.eventTypes[0] : undefined
  const plain: RawHeaders = isJson ? [['Content-Type', 'application/json']] : []
  const headers = event?.headers ?? plain
  const draft = { method, target: '/', headers, body: encodeUtf8(''), fields: new Map(), config, item: [] }
  const root: unknown = event !== undefined && signsValues(recipe) ? JSON.parse(event.sample) : undefined
  return { draft, json: isJson ? new JsonDraft(root) : null }
}

/**
 * The request that a rule answers, made from what the rule looks at and gives back; `null` when a setting that it compares
 * is not filled in.
 */
export function exampleHandshake(rule: HandshakeRule, input: ExampleInput): ExampleHandshake | null {
  if (rule.when.some((condition) => valueOf(condition, input) === '')) return null
  const isSigned = rule.after === 'authenticate'
  const own = findOwnSample(rule, input)
  if (own) return { method: 'POST', query: '', headers: own.headers, body: encodeUtf8(own.sample), isSigned }
  const { draft, json } = begin(rule, input)
  fill(rule, input, draft, json ?? new JsonDraft(undefined))
  if (json !== null) {
    draft.body = json.write()
    for (const name of listSigned(input.recipe, draft)) json.put(name, input.challenge)
    draft.body = json.write()
  }
  const { body, headers, method, target } = draft
  return { method, query: splitTarget(target).query ?? '', headers, body, isSigned }
}

interface ReplyContext {
  config: Readonly<Record<string, string>>
  crypto: CryptoPort
  /** Of the trigger's secret; `null` when there is none. */
  key: Uint8Array | null
}

/** What the vendor wants to read as the reply; `null` when it cannot be computed without the trigger's key. */
export function expectedReply(rule: HandshakeRule, example: ExampleHandshake, context: ReplyContext): Answer | null {
  const { body, headers, method, query } = example
  const { config, crypto, key } = context
  const target = query === '' ? '/' : `/?${query}`
  const request = viewDraft({ method, target, headers, body, fields: new Map(), config, item: [] })
  return makeReply(rule.reply, { request, crypto, key })
}
