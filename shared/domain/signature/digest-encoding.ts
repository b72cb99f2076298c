import type { DigestEncoding, HashName } from '../../contracts/content-part'
import { decodeBase64, decodeBase64Url, decodeHex, encodeBase64, encodeBase64Url, encodeHex } from '../byte-encoding'

/** Length in bytes of what a hash gives. */
export const digestLengths: Record<HashName, number> = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 }

interface EncodingRule {
  encode: (bytes: Uint8Array) => string
  /** Strict: `null` unless the text is exactly an encoding of the bytes. */
  decode: (text: string) => Uint8Array | null
  /** What an encoded value of so many bytes looks like. */
  describe: (length: number) => string
}

const encodings: Record<DigestEncoding, EncodingRule> = {
  hex: { encode: encodeHex, decode: decodeHex, describe: (length) => `${length * 2} hexadecimal digits` },
  base64: {
    encode: encodeBase64,
    decode: decodeBase64,
    describe: (length) => `${Math.ceil(length / 3) * 4} characters of base64`,
  },
  base64url: {
    encode: encodeBase64Url,
    decode: decodeBase64Url,
    describe: (length) => `${Math.ceil((length * 4) / 3)} characters of base64url`,
  },
}

const names: Record<DigestEncoding, string> = { hex: 'hexadecimal', base64: 'base64', base64url: 'base64url' }

export function encodeDigest(bytes: Uint8Array, encoding: DigestEncoding): string {
  return encodings[encoding].encode(bytes)
}

/** The bytes that a text stands for in one of the encodings, of the wanted length where there is one; else `null`. */
export function decodeDigest(
  text: string,
  allowed: readonly DigestEncoding[],
  length: number | null,
): Uint8Array | null {
  for (const encoding of allowed) {
    const bytes = encodings[encoding].decode(text)
    if (bytes !== null && bytes.length > 0 && (length === null || bytes.length === length)) return bytes
  }
  return null
}

/** What a digest looks like, in words: `64 hexadecimal digits or 44 characters of base64`. */
export function describeEncodings(allowed: readonly DigestEncoding[], length: number | null): string {
  return allowed
    .map((encoding) => (length === null ? names[encoding] : encodings[encoding].describe(length)))
    .join(' or ')
}
