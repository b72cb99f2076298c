import { gzipSync } from 'node:zlib'
import type { CapturedRequest, RawHeaders } from '../../../contracts/delivery'
import { encodeBase64 } from '../../byte-encoding'
import { signsBody } from '../../diagnose/body-mistakes'
import { encodePercent } from '../../request-query'
import { decodeUtf8, encodeUtf8 } from '../../text-codec'
import { nodeCrypto } from '../node-crypto'
import { deliverOther, send } from './fault'
import type { Fault, FaultCase, Faulty } from './fault'

const textOf = (bytes: Uint8Array): string => decodeUtf8(bytes).text

const isJson = ({ event }: FaultCase): boolean => /^[{[]/.test(event.sample)

/** Signs a body that holds its time already, so that nothing is written into it. */
const signAsIs = (each: FaultCase, body: Uint8Array): CapturedRequest => {
  const { timestamp, ...rest } = each.preset.recipe
  return timestamp?.source.from === 'body' ? send(each, { recipe: rest, body }) : send(each, { body })
}

/** Content is signed as `signed`, and `sent` arrives. */
const mixed = (
  kind: string,
  names: string[],
  change: (body: string) => { signed: string; sent: string } | null,
): Fault => ({
  kind,
  names,
  inject(each) {
    if (!signsBody(each.preset.recipe)) return null
    const plain = send(each)
    const bodies = change(textOf(plain.body))
    if (bodies === null || bodies.signed === bodies.sent) return null
    return deliverOther(signAsIs(each, encodeUtf8(bodies.signed)), encodeUtf8(bodies.sent))
  },
})

const json = (write: (value: unknown) => string, writeSent: (value: unknown) => string = JSON.stringify) => {
  return (body: string) => {
    if (!/^[{[]/.test(body)) return null
    const value: unknown = JSON.parse(body)
    return { signed: write(value), sent: writeSent(value) }
  }
}

const indented = (spaces: number) => (value: unknown) => JSON.stringify(value, null, spaces)

/** As Python's json.dumps writes it. */
const python = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([name, child]) => `${JSON.stringify(name)}: ${python(child)}`)
    .join(', ')}}`
}

/** A copy of the value with a name that no ASCII holds, so that escaping matters. */
const withUmlaut = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value, note: 'Grüße aus Köln' } : value

const escaped = (text: string): string =>
  text.replace(/[^ -~\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, child]): [string, unknown] => [name, sorted(child)])
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  )
}

const withHeader = (request: CapturedRequest, name: string, value: string): RawHeaders => [
  ...request.headers.filter(([header]) => header.toLowerCase() !== name),
  [name, value],
]

const altered = (each: FaultCase): CapturedRequest | null => {
  if (!signsBody(each.preset.recipe) || !isJson(each)) return null
  const request = send(each)
  return {
    ...request,
    body: encodeUtf8(textOf(request.body).replace(/^\{/, '{"via":"proxy",').replace(/^\[/, '["proxy",')),
  }
}

const compressed = (each: FaultCase): Faulty | null => {
  if (!signsBody(each.preset.recipe)) return null
  const request = send(each)
  return {
    request: { ...request, headers: withHeader(request, 'content-encoding', 'gzip'), body: gzipSync(request.body) },
  }
}

const unpacked = (each: FaultCase): Faulty | null => {
  if (!signsBody(each.preset.recipe)) return null
  const { body } = send(each)
  return deliverOther(signAsIs(each, gzipSync(body)), body)
}

const asForm = (each: FaultCase): Faulty | null => {
  if (!signsBody(each.preset.recipe) || !isJson(each)) return null
  const request = send(each)
  return {
    request: {
      ...request,
      headers: withHeader(request, 'content-type', 'application/x-www-form-urlencoded'),
      body: encodeUtf8(`payload=${encodePercent(textOf(request.body))}`),
    },
  }
}

const bodyOnly = (each: FaultCase): Faulty | null => {
  const { recipe } = each.preset
  if (recipe.type === 'equals' || recipe.type === 'jwt' || recipe.type === 'hash') return null
  if (recipe.content.length < 2 || !recipe.content.some(({ part }) => part === 'body')) return null
  const right = send(each)
  const wrong = send(each, { recipe: { ...recipe, content: [{ part: 'body' }] }, headers: right.headers })
  const isInFields = recipe.content.some(({ part }) => part === 'field')
  return isInFields ? null : { request: wrong }
}

/** A digest inside what is signed shows it as well as one in a header. */
const alteredNames = ['body_altered', 'body_digest_wrong', 'claim_wrong']

/** Mistakes with the body. */
export const contentFaults: readonly Fault[] = [
  mixed('signed parsed JSON, sent indented', ['body_rewritten'], json(JSON.stringify, indented(2))),
  mixed('signed indented JSON', ['body_rewritten'], json(indented(2))),
  mixed('signed JSON as Python writes it', ['body_rewritten'], json(python)),
  mixed(
    'signed JSON with names sorted',
    ['body_rewritten'],
    json((value) => JSON.stringify(sorted(value))),
  ),
  mixed(
    'signed JSON with escapes',
    ['body_rewritten'],
    json(
      (value) => escaped(JSON.stringify(withUmlaut(value))),
      (value) => JSON.stringify(withUmlaut(value)),
    ),
  ),
  mixed('signed body with line feed', ['body_newline'], (body) => ({ signed: `${body}\n`, sent: body })),
  mixed('sent body with line feed', ['body_newline'], (body) => ({ signed: body, sent: `${body}\n` })),
  mixed('line feeds turned into CR LF', ['body_line_ends'], (body) =>
    json(indented(2), (value) => indented(2)(value).replaceAll('\n', '\r\n'))(body),
  ),
  { kind: 'signed before gzip', names: ['body_compressed'], inject: compressed },
  { kind: 'signed after gzip, sent unpacked', names: ['body_unpacked'], inject: unpacked },
  { kind: 'form instead of JSON', names: ['body_form'], inject: asForm },
  { kind: 'signed the body alone', names: ['body_only'], inject: bodyOnly },
  {
    kind: 'body altered by a proxy',
    names: alteredNames,
    inject(each) {
      const request = altered(each)
      return request === null ? null : { request }
    },
  },
  {
    kind: 'body altered, digest stated',
    names: alteredNames,
    inject(each) {
      const request = altered(each)
      if (request === null) return null
      const digest = encodeBase64(nodeCrypto.hash('sha256', send(each).body))
      return { request: { ...request, headers: [...request.headers, ['Content-Digest', `sha-256=:${digest}:`]] } }
    },
  },
]
