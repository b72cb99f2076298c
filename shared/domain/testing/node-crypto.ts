import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { CryptoPort } from '../crypto-port'

/** The crypto port on Node's own crypto, for tests. */
export const nodeCrypto: CryptoPort = {
  hash: (algorithm, data) => createHash(algorithm).update(data).digest(),
  hmac: (algorithm, key, parts) => {
    const hmac = createHmac(algorithm, key)
    for (const part of parts) hmac.update(part)
    return hmac.digest()
  },
  isEqual: (left, right) => left.length === right.length && timingSafeEqual(left, right),
}
