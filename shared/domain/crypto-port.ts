import type { HashName } from '../contracts/content-part'

export type HashAlgorithm = HashName

/** How a public key verifies. `raw` ECDSA signatures are r and s of fixed length, one after the other; RSA is PKCS#1 v1.5. */
export type PublicScheme =
  | { kind: 'ed25519' }
  | { kind: 'ecdsa'; algorithm: HashAlgorithm; format: 'der' | 'raw' }
  | { kind: 'rsa'; algorithm: HashAlgorithm }

/** Cryptography as the domain needs it; the backend supplies it from Node. All values are raw bytes. */
export interface CryptoPort {
  hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array
  /** HMAC over the parts as if they were one byte string. */
  hmac(algorithm: HashAlgorithm, key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array
  /** Constant-time comparison; unequal lengths are unequal. */
  isEqual(left: Uint8Array, right: Uint8Array): boolean
  /** What an SPKI (DER) holds: `ed25519`, `P-256`, `P-384`, `rsa` with at least 2048 bits; `null` for anything else. */
  readPublicKey(spki: Uint8Array): string | null
  /** Whether the private key of `spki` signed the parts; `false` for a key or signature that cannot be read. */
  verify(scheme: PublicScheme, spki: Uint8Array, parts: readonly Uint8Array[], signature: Uint8Array): boolean
  /** Signs with a private key (PKCS#8, DER). */
  sign(scheme: PublicScheme, privateKey: Uint8Array, parts: readonly Uint8Array[]): Uint8Array
}
