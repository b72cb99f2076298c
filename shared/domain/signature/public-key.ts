import type { PublicKeyForm } from '../../contracts/credential'
import type { Recipe } from '../../contracts/recipe'
import { decodeBase64, decodeBase64Url, decodeHex, encodeBase64, encodeBase64Url, encodeHex } from '../byte-encoding'
import { joinParts } from './join-parts'

/** What a recipe verifies with; an RSA key has no raw form. */
export type PublicKeyKind = 'ed25519' | 'P-256' | 'P-384' | 'rsa'

/** The start of an SPKI (RFC 8410, RFC 5480) whose key follows as raw bytes, and how many those are. */
const rawKeys: Partial<Record<PublicKeyKind, { start: Uint8Array; length: number }>> = {
  ed25519: { start: decodeHex('302a300506032b6570032100') ?? new Uint8Array(), length: 32 },
  'P-256': { start: decodeHex('3059301306072a8648ce3d020106082a8648ce3d030107034200') ?? new Uint8Array(), length: 65 },
  'P-384': { start: decodeHex('3076301006072a8648ce3d020106052b81040022036200') ?? new Uint8Array(), length: 97 },
}

const whpk = 'whpk_'

const fromRaw = (bytes: Uint8Array | null, kind: PublicKeyKind): Uint8Array | null => {
  const raw = rawKeys[kind]
  if (bytes === null || raw === undefined || bytes.length !== raw.length) return null
  const spki = new Uint8Array(raw.start.length + bytes.length)
  spki.set(raw.start)
  spki.set(bytes, raw.start.length)
  return spki
}

const fromPem = (text: string): Uint8Array | null => {
  const inner = /^-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\s]+)-----END PUBLIC KEY-----$/.exec(text.trim())?.[1]
  return inner === undefined ? null : decodeBase64(inner.replace(/\s/g, ''))
}

const toRaw = (spki: Uint8Array, kind: PublicKeyKind): Uint8Array => spki.slice(-(rawKeys[kind]?.length ?? 0))

const jwkCurves: Partial<Record<PublicKeyKind, string>> = { ed25519: 'Ed25519', 'P-256': 'P-256', 'P-384': 'P-384' }

const parseObject = (text: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : null
  } catch {
    return null
  }
}

const fromJwk = (text: string, kind: PublicKeyKind): Uint8Array | null => {
  const { crv, x, y } = parseObject(text) ?? {}
  if (crv === undefined || crv !== jwkCurves[kind] || typeof x !== 'string') return null
  const first = decodeBase64Url(x)
  if (kind === 'ed25519') return fromRaw(first, kind)
  const second = typeof y === 'string' ? decodeBase64Url(y) : null
  if (first === null || second === null || first.length !== second.length) return null
  return fromRaw(joinParts([Uint8Array.of(4), first, second]), kind)
}

const toJwk = (spki: Uint8Array, kind: PublicKeyKind): string => {
  const crv = jwkCurves[kind]
  const raw = toRaw(spki, kind)
  if (kind === 'ed25519') return JSON.stringify({ kty: 'OKP', crv, x: encodeBase64Url(raw) })
  const half = (raw.length - 1) / 2
  const [x, y] = [raw.slice(1, 1 + half), raw.slice(1 + half)].map(encodeBase64Url)
  return JSON.stringify({ kty: 'EC', crv, x, y })
}

interface FormRule {
  read: (text: string, kind: PublicKeyKind) => Uint8Array | null
  write: (spki: Uint8Array, kind: PublicKeyKind) => string
  wanted: string
}

const forms: Record<PublicKeyForm, FormRule> = {
  'raw-hex': {
    read: (text, kind) => fromRaw(decodeHex(text), kind),
    write: (spki, kind) => encodeHex(toRaw(spki, kind)),
    wanted: 'a public key in hexadecimal',
  },
  'raw-base64': {
    read: (text, kind) => fromRaw(decodeBase64(text), kind),
    write: (spki, kind) => encodeBase64(toRaw(spki, kind)),
    wanted: 'a public key in base64',
  },
  'spki-base64': { read: decodeBase64, write: encodeBase64, wanted: 'a public key in base64' },
  'whpk-base64': {
    read: (text, kind) => fromRaw(decodeBase64(text.startsWith(whpk) ? text.slice(whpk.length) : text), kind),
    write: (spki, kind) => whpk + encodeBase64(toRaw(spki, kind)),
    wanted: 'a public key in base64 after whpk_',
  },
  pem: {
    read: fromPem,
    write: (spki) => `-----BEGIN PUBLIC KEY-----\n${encodeBase64(spki)}\n-----END PUBLIC KEY-----`,
    wanted: 'a public key in PEM',
  },
  jwk: { read: fromJwk, write: toJwk, wanted: 'a JSON Web Key of this kind' },
}

/** The SPKI (DER) that a written public key stands for; `null` when it is not written so. */
export function readPublicKey(form: PublicKeyForm, text: string, kind: PublicKeyKind): Uint8Array | null {
  const bytes = forms[form].read(text, kind)
  return bytes === null || bytes.length === 0 ? null : bytes
}

/** What a key of this form is, for "The secret is not ...". */
export function describePublicKeyForm(form: PublicKeyForm): string {
  return forms[form].wanted
}

/** A public key (SPKI, DER) as this form writes it. */
export function writePublicKey(form: PublicKeyForm, spki: Uint8Array, kind: PublicKeyKind): string {
  return forms[form].write(spki, kind)
}

/** What kind of public key a recipe verifies with; `null` when the secret is shared. */
export function publicKindOf(recipe: Recipe): PublicKeyKind | null {
  if (recipe.type === 'ed25519' || recipe.type === 'rsa') return recipe.type
  if (recipe.type === 'ecdsa') return recipe.curve
  const algorithm = recipe.type === 'jwt' ? recipe.algorithms[0] : undefined
  if (algorithm === undefined || algorithm.startsWith('HS')) return null
  if (algorithm.startsWith('RS')) return 'rsa'
  return algorithm === 'ES256' ? 'P-256' : 'P-384'
}
