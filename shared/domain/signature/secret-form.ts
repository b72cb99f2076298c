import type { SecretForm } from '../../contracts/credential'
import { decodeBase64, decodeHex } from '../byte-encoding'
import type { CryptoPort } from '../crypto-port'
import { encodeUtf8 } from '../text-codec'

const whsec = 'whsec_'

interface FormRule {
  /** The key, or `null` when the secret is not of this form. */
  read: (secret: string, crypto: CryptoPort) => Uint8Array | null
  /** What a secret of this form is, after "The secret is not". */
  wanted: string
}

const afterWhsec = (secret: string): Uint8Array | null =>
  decodeBase64(secret.startsWith(whsec) ? secret.slice(whsec.length) : secret)

const forms: Record<SecretForm, FormRule> = {
  utf8: { read: encodeUtf8, wanted: 'text' },
  base64: { read: decodeBase64, wanted: 'base64' },
  hex: { read: decodeHex, wanted: 'hexadecimal' },
  'whsec-base64': { read: afterWhsec, wanted: 'base64 after whsec_' },
  'whsec-or-utf8': {
    read: (secret) => (secret.startsWith(whsec) ? decodeBase64(secret.slice(whsec.length)) : encodeUtf8(secret)),
    wanted: 'base64 after whsec_',
  },
  sha1: { read: (secret, crypto) => crypto.hash('sha1', encodeUtf8(secret)), wanted: 'text' },
}

/** The key that a secret stands for, or `null` when the secret is empty or not of the form that the recipe wants. */
export function deriveKey(form: SecretForm, secret: string, crypto: CryptoPort): Uint8Array | null {
  if (secret === '') return null
  const bytes = forms[form].read(secret, crypto)
  return bytes === null || bytes.length === 0 ? null : bytes
}

/** What a secret of this form is, for "The secret is not ...". */
export function describeSecretForm(form: SecretForm): string {
  return forms[form].wanted
}
