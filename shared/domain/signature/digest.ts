import type { DigestEncoding, Recipe } from '../../contracts/recipe'
import { decodeBase64, decodeHex, encodeBase64, encodeHex } from '../byte-encoding'

const lengths: Record<Recipe['algorithm'], number> = { sha1: 20, sha256: 32, sha512: 64 }

/** Length in bytes of what the algorithm gives. */
export function digestLength(algorithm: Recipe['algorithm']): number {
  return lengths[algorithm]
}

export function encodeDigest(digest: Uint8Array, encoding: DigestEncoding): string {
  return encoding === 'hex' ? encodeHex(digest) : encodeBase64(digest)
}

/** The digest that a text stands for in one of the encodings: exactly of the algorithm's length, else `null`. */
export function decodeDigest(text: string, recipe: Recipe): Uint8Array | null {
  for (const encoding of recipe.encodings) {
    const bytes = encoding === 'hex' ? decodeHex(text) : decodeBase64(text)
    if (bytes !== null && bytes.length === digestLength(recipe.algorithm)) return bytes
  }
  return null
}

/** What a digest looks like, in words: `64 hexadecimal digits or 44 characters of base64`. */
export function describeEncodings(recipe: Recipe): string {
  const length = digestLength(recipe.algorithm)
  return recipe.encodings
    .map((encoding) =>
      encoding === 'hex' ? `${length * 2} hexadecimal digits` : `${Math.ceil(length / 3) * 4} characters of base64`,
    )
    .join(' or ')
}
