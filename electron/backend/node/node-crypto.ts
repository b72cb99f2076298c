import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign as signData,
  timingSafeEqual,
  verify as verifyData,
} from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import type { CryptoPort, PublicScheme } from '@shared/domain/crypto-port'

const minRsaBits = 2048
const curves: Record<string, string> = { prime256v1: 'P-256', secp384r1: 'P-384' }

/** Reading a key costs as much as verifying with it, and the same few come with every request. */
const publicKeys = new WeakMap<Uint8Array, KeyObject | null>()

function readSpki(spki: Uint8Array): KeyObject | null {
  const known = publicKeys.get(spki)
  if (known !== undefined) return known
  let key: KeyObject | null
  try {
    key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
  } catch {
    key = null
  }
  publicKeys.set(spki, key)
  return key
}

function nameKey(key: KeyObject | null): string | null {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key ?? {}
  if (type === 'ed25519') return 'ed25519'
  if (type === 'ec') return curves[details?.namedCurve ?? ''] ?? null
  return type === 'rsa' && (details?.modulusLength ?? 0) >= minRsaBits ? 'rsa' : null
}

const hashOf = (scheme: PublicScheme): string | null => (scheme.kind === 'ed25519' ? null : scheme.algorithm)

const withFormat = (scheme: PublicScheme, key: KeyObject) =>
  scheme.kind === 'ecdsa'
    ? { key, dsaEncoding: scheme.format === 'raw' ? ('ieee-p1363' as const) : ('der' as const) }
    : key

/** The domain's cryptography port on node:crypto. */
export const nodeCrypto: CryptoPort = {
  hash: (algorithm, data) => createHash(algorithm).update(data).digest(),
  hmac(algorithm, key, parts) {
    const hmac = createHmac(algorithm, key)
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  },
  isEqual: (left, right) => left.length === right.length && timingSafeEqual(left, right),
  readPublicKey: (spki) => nameKey(readSpki(spki)),
  verify(scheme, spki, parts, signature) {
    const key = readSpki(spki)
    if (key === null) return false
    try {
      return verifyData(hashOf(scheme), Buffer.concat(parts), withFormat(scheme, key), signature)
    } catch {
      return false
    }
  },
  sign(scheme, privateKey, parts) {
    const key = createPrivateKey({ key: Buffer.from(privateKey), format: 'der', type: 'pkcs8' })
    return signData(hashOf(scheme), Buffer.concat(parts), withFormat(scheme, key))
  },
}
