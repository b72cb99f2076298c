import type { PublicKeyForm } from '../../contracts/credential'
import { decodeBase64, decodeHex } from '../byte-encoding'

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

interface FormRule {
  read: (text: string, kind: PublicKeyKind) => Uint8Array | null
  wanted: string
}

const forms: Record<PublicKeyForm, FormRule> = {
  'raw-hex': { read: (text, kind) => fromRaw(decodeHex(text), kind), wanted: 'a public key in hexadecimal' },
  'raw-base64': { read: (text, kind) => fromRaw(decodeBase64(text), kind), wanted: 'a public key in base64' },
  'spki-base64': { read: decodeBase64, wanted: 'a public key in base64' },
  'whpk-base64': {
    read: (text, kind) => fromRaw(decodeBase64(text.startsWith(whpk) ? text.slice(whpk.length) : text), kind),
    wanted: 'a public key in base64 after whpk_',
  },
  pem: { read: fromPem, wanted: 'a public key in PEM' },
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
