import type { Recipe } from '../../contracts/recipe'
import { decodeBase64 } from '../byte-encoding'
import { encodeUtf8 } from '../text-codec'

const prefix = 'whsec_'

/** The HMAC key that a secret stands for, or `null` when the secret is not of the form that the recipe wants. */
export function deriveKey(derivation: Recipe['key'], secret: string): Uint8Array | null {
  if (derivation === 'utf8') return secret === '' ? null : encodeUtf8(secret)
  const bytes = decodeBase64(secret.startsWith(prefix) ? secret.slice(prefix.length) : secret)
  return bytes === null || bytes.length === 0 ? null : bytes
}
