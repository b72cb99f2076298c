import type { SelectOption } from '../../ui/select-field'
import type { Json } from './json-value'

interface Named {
  key: string
  label: string
}

/** How one property of a scheme is asked for. `optional`: what is left empty is left out. */
export type FieldSpec =
  | (Named & { kind: 'text'; optional?: boolean; placeholder?: string; escaped?: boolean })
  | (Named & { kind: 'number' })
  | (Named & { kind: 'choice'; options: readonly SelectOption[]; none?: string })
  | (Named & { kind: 'checks'; options: readonly SelectOption[] })
  /** Present with this value, or not there. */
  | (Named & { kind: 'flag'; value: Json })
  /** A list of texts, written with commas between. */
  | (Named & { kind: 'names'; optional?: boolean })
  | (Named & { kind: 'source' })

/** A kind of thing that can be chosen, with what it needs. */
export interface KindSpec {
  value: string
  label: string
  fields: readonly FieldSpec[]
  /** What a new one begins with, beside its kind. */
  starts?: { readonly [key: string]: Json }
}

const named = (texts: Readonly<Record<string, string>>): SelectOption[] =>
  Object.entries(texts).map(([value, label]) => ({ value, label }))

export const hashOptions = named({ sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' })
export const encodingOptions = named({ hex: 'hex', base64: 'base64', base64url: 'base64url' })
const secretForms = named({
  utf8: 'text, as it stands',
  base64: 'base64, decoded',
  hex: 'hex, decoded',
  'whsec-base64': 'base64 after whsec_, decoded',
  'whsec-or-utf8': 'base64 after whsec_, else text',
  sha1: 'SHA-1 of the text',
})
const publicKeyForms = named({
  pem: 'PEM',
  'raw-hex': 'raw, hex',
  'raw-base64': 'raw, base64',
  'spki-base64': 'SPKI, base64',
  'whpk-base64': 'base64 after whpk_',
})

const name: FieldSpec = { kind: 'text', key: 'name', label: 'Name' }
const path: FieldSpec = { kind: 'text', key: 'path', label: 'Path in the body', placeholder: 'data.id' }
const otherNames: FieldSpec = { kind: 'names', key: 'or', label: 'Or headers', optional: true }

/** Where a value is read in a request. */
export const sourceKinds: readonly KindSpec[] = [
  { value: 'header', label: 'header', fields: [name, otherNames] },
  { value: 'query', label: 'query parameter', fields: [name] },
  { value: 'body', label: 'body, by path', fields: [path] },
  { value: 'event', label: 'decoded event, by path', fields: [path] },
  { value: 'form', label: 'form field', fields: [name] },
  { value: 'field', label: 'field beside the signature', fields: [name] },
  { value: 'claim', label: 'claim of the token', fields: [name] },
  { value: 'config', label: 'setting', fields: [name] },
  {
    value: 'key',
    label: 'name of the first property',
    fields: [
      { kind: 'text', key: 'path', label: 'Path in the body', optional: true },
      { kind: 'names', key: 'except', label: 'Except' },
    ],
    starts: { except: [] },
  },
  { value: 'method', label: 'method', fields: [] },
  { value: 'constant', label: 'fixed text', fields: [{ kind: 'text', key: 'text', label: 'Text' }] },
]

/** Where a signature or token can stand. */
export const placeKinds: readonly KindSpec[] = [
  { value: 'header', label: 'header', fields: [name] },
  {
    value: 'headers',
    label: 'headers that start with',
    fields: [{ kind: 'text', key: 'start', label: 'Start of the name' }],
  },
  { value: 'bearer', label: 'Authorization: Bearer', fields: [] },
  {
    value: 'basic',
    label: 'Authorization: Basic',
    fields: [{ kind: 'choice', key: 'half', label: 'Half', options: named({ name: 'name', password: 'password' }) }],
    starts: { half: 'password' },
  },
  { value: 'query', label: 'query parameter', fields: [name] },
  { value: 'body', label: 'body, by path', fields: [path] },
  { value: 'form', label: 'form field', fields: [name] },
]

/** What can be part of the signed string. */
export const partKinds: readonly KindSpec[] = [
  { value: 'body', label: 'raw body', fields: [] },
  { value: 'method', label: 'method', fields: [] },
  {
    value: 'url',
    label: 'public URL',
    fields: [
      {
        kind: 'choice',
        key: 'form',
        label: 'Form',
        options: named({
          base: 'without the query',
          full: 'with the query',
          path: 'path alone',
          query: 'query alone',
          'sorted-query': 'query, sorted',
        }),
      },
      {
        kind: 'checks',
        key: 'also',
        label: 'Also tried',
        options: named({ 'default-port': 'with the port', 'trailing-slash': 'with a slash at the end' }),
      },
      { kind: 'text', key: 'unescape', label: 'Escapes undone', optional: true },
      { kind: 'text', key: 'config', label: 'Setting instead', optional: true },
    ],
    starts: { form: 'base' },
  },
  {
    value: 'header',
    label: 'header',
    fields: [
      name,
      otherNames,
      { kind: 'text', key: 'before', label: 'Text before', optional: true, escaped: true },
      { kind: 'text', key: 'after', label: 'Text after', optional: true, escaped: true },
      { kind: 'flag', key: 'optional', label: 'May be absent', value: true },
    ],
  },
  {
    value: 'literal',
    label: 'fixed text',
    fields: [{ kind: 'text', key: 'text', label: 'Text', placeholder: '\\n is a line feed', escaped: true }],
  },
  { value: 'field', label: 'field beside the signature', fields: [name] },
  {
    value: 'body-path',
    label: 'value in the body',
    fields: [path, { kind: 'flag', key: 'missing', label: 'Empty when absent', value: 'empty' }],
  },
  { value: 'form', label: 'form field', fields: [name] },
  { value: 'form-sorted', label: 'all form fields, sorted', fields: [] },
  {
    value: 'header-list',
    label: 'headers that another value lists',
    fields: [
      { kind: 'source', key: 'names', label: 'List of names' },
      { kind: 'text', key: 'separator', label: 'Separator', escaped: true },
      {
        kind: 'choice',
        key: 'write',
        label: 'Written as',
        options: named({ pairs: 'name and value', values: 'value' }),
      },
      { kind: 'text', key: 'pair', label: 'Between name and value', escaped: true },
      { kind: 'text', key: 'join', label: 'Between headers', escaped: true },
    ],
    starts: {
      names: { from: 'header', name: 'signed-headers' },
      separator: ';',
      write: 'values',
      pair: ':',
      join: ';',
    },
  },
  {
    value: 'body-digest',
    label: 'digest of the body',
    fields: [
      { kind: 'choice', key: 'algorithm', label: 'Hash', options: hashOptions },
      { kind: 'choice', key: 'encoding', label: 'Encoding', options: encodingOptions },
    ],
    starts: { algorithm: 'sha256', encoding: 'hex' },
  },
  { value: 'crc32', label: 'CRC-32 of the body', fields: [] },
  { value: 'secret', label: 'the secret', fields: [] },
  { value: 'config', label: 'setting', fields: [name] },
  {
    value: 'lines',
    label: 'lines of names and values',
    fields: [
      { kind: 'source', key: 'by', label: 'List chosen by' },
      { kind: 'names', key: 'optional', label: 'May be absent' },
    ],
    starts: { by: { from: 'body', path: 'type' }, lists: {}, optional: [] },
  },
]

const key = (options: readonly SelectOption[]): FieldSpec => ({ kind: 'choice', key: 'key', label: 'Key', options })
const hash: FieldSpec = { kind: 'choice', key: 'algorithm', label: 'Hash', options: hashOptions }

/** How a request can be proven, with the fields that only this kind has. */
export const recipeTypes: readonly KindSpec[] = [
  { value: 'hmac', label: 'HMAC', fields: [hash, key(secretForms)], starts: { algorithm: 'sha256', key: 'utf8' } },
  { value: 'hash', label: 'plain hash with the secret in it', fields: [hash], starts: { algorithm: 'sha256' } },
  { value: 'equals', label: 'the secret itself', fields: [] },
  { value: 'ed25519', label: 'Ed25519', fields: [key(publicKeyForms)], starts: { key: 'raw-hex' } },
  {
    value: 'ecdsa',
    label: 'ECDSA',
    fields: [
      { kind: 'choice', key: 'curve', label: 'Curve', options: named({ 'P-256': 'P-256', 'P-384': 'P-384' }) },
      hash,
      { kind: 'choice', key: 'format', label: 'Signature', options: named({ der: 'DER', raw: 'r and s, raw' }) },
      key(publicKeyForms),
    ],
    starts: { curve: 'P-256', algorithm: 'sha256', format: 'der', key: 'pem' },
  },
  { value: 'rsa', label: 'RSA', fields: [hash, key(publicKeyForms)], starts: { algorithm: 'sha256', key: 'pem' } },
  {
    value: 'jwt',
    label: 'JSON Web Token',
    fields: [
      {
        kind: 'checks',
        key: 'algorithms',
        label: 'Algorithms',
        options: ['HS256', 'HS384', 'HS512', 'RS256', 'RS384', 'RS512', 'ES256', 'ES384'].map((value) => ({
          value,
          label: value,
        })),
      },
      key([...secretForms, ...publicKeyForms]),
      {
        kind: 'choice',
        key: 'expiry',
        label: 'Expiry',
        options: named({ required: 'has to be stated', optional: 'may be left out' }),
      },
      { kind: 'number', key: 'leewaySeconds', label: 'Leeway, seconds' },
    ],
    starts: { algorithms: ['HS256'], key: 'utf8', claims: [], expiry: 'required', leewaySeconds: 30 },
  },
]

/** The fields of a timestamp rule beside its source. */
export const timestampFields: readonly FieldSpec[] = [
  {
    kind: 'choice',
    key: 'unit',
    label: 'Unit',
    options: named({ s: 'seconds', ms: 'milliseconds', iso: 'ISO 8601' }),
  },
  { kind: 'number', key: 'toleranceSeconds', label: 'Tolerance, seconds' },
  {
    kind: 'choice',
    key: 'direction',
    label: 'Refused when',
    options: named({ both: 'too old or ahead', past: 'too old' }),
  },
  { kind: 'flag', key: 'optional', label: 'May be absent', value: true },
]
