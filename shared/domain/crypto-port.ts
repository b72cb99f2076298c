export type HashAlgorithm = 'sha1' | 'sha256' | 'sha512'

/** Cryptography as the domain needs it; the backend supplies it from Node. All values are raw bytes. */
export interface CryptoPort {
  hash(algorithm: HashAlgorithm, data: Uint8Array): Uint8Array
  /** HMAC over the parts as if they were one byte string. */
  hmac(algorithm: HashAlgorithm, key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array
  /** Constant-time comparison; unequal lengths are unequal. */
  isEqual(left: Uint8Array, right: Uint8Array): boolean
}
