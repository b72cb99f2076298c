import type { Place } from '../../contracts/credential'
import type { RawHeaders } from '../../contracts/delivery'
import type { ValueSource } from '../../contracts/value-source'
import { assertNever } from '../assert'
import { pathSteps, readNodes } from '../body-path'
import { encodeBase64 } from '../byte-encoding'
import { isFormContentType, parseForm } from '../decode/form-body'
import type { FormField } from '../decode/form-body'
import { readJsonBody } from '../decode/json-body'
import { headerValues } from '../header-values'
import { encodePercent, parseQueryPair, splitTarget } from '../request-query'
import { viewRequest } from '../request-view'
import type { RequestView } from '../request-view'
import { decodeUtf8, encodeUtf8 } from '../text-codec'

/** A request that is being written. `item` are the steps to the item of the body that paths start at. */
export interface DraftRequest {
  method: string
  target: string
  headers: RawHeaders
  body: Uint8Array
  fields: Map<string, string[]>
  config: Readonly<Record<string, string>>
  item: readonly string[]
}

/** The draft as its receiver will read it. */
export function viewDraft(draft: DraftRequest): RequestView {
  const { body, config, headers, method, target } = draft
  const request = { method, target, headers, body, httpVersion: '1.1', sender: '', receivedAt: 0 }
  return viewRequest(request, { config })
}

const putHeader = (draft: DraftRequest, name: string, value: string): void => {
  const isThere = headerValues(draft.headers, name).length > 0
  draft.headers = isThere
    ? draft.headers.map(([header, old]) => [header, header.toLowerCase() === name.toLowerCase() ? value : old])
    : [...draft.headers, [name, value]]
}

const putQuery = (draft: DraftRequest, name: string, value: string): void => {
  const { path, query } = splitTarget(draft.target)
  const others = query === null ? [] : query.split('&').filter((raw) => raw !== '' && parseQueryPair(raw).name !== name)
  draft.target = `${path}?${[...others, `${encodePercent(name)}=${encodePercent(value)}`].join('&')}`
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const readRoot = (body: Uint8Array): Record<string, unknown> => {
  try {
    const root: unknown = JSON.parse(decodeUtf8(body).text)
    return isObject(root) ? root : {}
  } catch {
    return {}
  }
}

/** The object that holds the last step; objects that are missing on the way are made. */
const findHolder = (root: Record<string, unknown>, steps: readonly string[]): Record<string, unknown> => {
  let holder = root
  for (const step of steps) {
    const next = Object.hasOwn(holder, step) ? holder[step] : undefined
    const child = isObject(next) ? next : {}
    holder[step] = child
    holder = child
  }
  return holder
}

/** Writes over the text of a value that is there, so that all the rest of the body stays as it was written. */
const replaceInBody = (draft: DraftRequest, steps: readonly string[], value: string): boolean => {
  const path = steps.map((step) => step.replaceAll('.', '\\.')).join('.')
  const body = readJsonBody(draft.body)
  const [node] = body.kind === 'tree' ? readNodes(body.tree, path) : []
  if (node === undefined || node.type === 'object' || node.type === 'array') return false
  const written = node.type === 'number' && value !== '' && !Number.isNaN(Number(value)) ? value : JSON.stringify(value)
  draft.body = encodeUtf8(body.text.slice(0, node.start) + written + body.text.slice(node.end))
  return true
}

const putBody = (draft: DraftRequest, path: string, value: string): void => {
  const steps = [...draft.item, ...pathSteps(path)]
  if (replaceInBody(draft, steps, value)) return
  const last = steps.pop() ?? ''
  const root = readRoot(draft.body)
  const holder = findHolder(root, steps)
  holder[last] = typeof holder[last] === 'number' ? Number(value) : value
  draft.body = encodeUtf8(JSON.stringify(root))
}

const writeForm = (fields: readonly FormField[]): Uint8Array =>
  encodeUtf8(fields.map(({ name, value }) => `${encodePercent(name)}=${encodePercent(value)}`).join('&'))

const putForm = (draft: DraftRequest, name: string, value: string): void => {
  const isForm = isFormContentType(headerValues(draft.headers, 'content-type')[0] ?? '')
  const fields = isForm ? (parseForm(draft.body) ?? []) : []
  if (!isForm) putHeader(draft, 'content-type', 'application/x-www-form-urlencoded')
  draft.body = writeForm([...fields.filter((field) => field.name !== name), { name, value }])
}

/** Writes a value where a source reads it; sources that a request cannot be given are left alone. */
export function putSource(draft: DraftRequest, source: ValueSource, value: string): void {
  switch (source.from) {
    case 'header':
      return putHeader(draft, source.name, value)
    case 'query':
      return putQuery(draft, source.name, value)
    case 'body':
    case 'event':
      return putBody(draft, source.path, value)
    case 'form':
      return putForm(draft, source.name, value)
    case 'field':
      draft.fields.set(source.name, [value])
      return
    case 'claim':
    case 'config':
    case 'key':
    case 'method':
    case 'constant':
      return
    default:
      return assertNever(source)
  }
}

/** Writes a credential where a place holds it. */
export function putPlace(draft: DraftRequest, place: Place, value: string): void {
  switch (place.from) {
    case 'headers':
      return putHeader(draft, `${place.start}1`, value)
    case 'bearer':
      return putHeader(draft, 'Authorization', `Bearer ${value}`)
    case 'basic': {
      const pair = place.half === 'name' ? `${value}:` : `user:${value}`
      return putHeader(draft, 'Authorization', `Basic ${encodeBase64(encodeUtf8(pair))}`)
    }
    default:
      return putSource(draft, place, value)
  }
}
