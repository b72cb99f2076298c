import type { CryptoPort } from '../crypto-port'

/** How much looking for a cause may cost. */
export interface BudgetLimits {
  /** Digests and signature checks. */
  maxTries: number
  maxMs: number
  /** A clock in ms that never goes back. */
  monotonic: () => number
}

export interface Budget {
  crypto: CryptoPort
  isSpent: () => boolean
  tries: () => number
}

const nothing = new Uint8Array(0)

/** Cryptography that counts what it is asked; once the budget is spent it computes nothing and nothing is equal any more. */
export function createBudget(crypto: CryptoPort, { maxMs, maxTries, monotonic }: BudgetLimits): Budget {
  const end = monotonic() + maxMs
  let tries = 0
  let isOver = false
  const isSpent = (): boolean => (isOver ||= tries >= maxTries || monotonic() >= end)
  const spend = (): boolean => {
    if (isSpent()) return false
    tries += 1
    return true
  }
  return {
    isSpent,
    tries: () => tries,
    crypto: {
      ...crypto,
      hash: (algorithm, data) => (spend() ? crypto.hash(algorithm, data) : nothing),
      hmac: (algorithm, key, parts) => (spend() ? crypto.hmac(algorithm, key, parts) : nothing),
      verify: (scheme, spki, parts, signature) => spend() && crypto.verify(scheme, spki, parts, signature),
      isEqual: (left, right) => left.length > 0 && crypto.isEqual(left, right),
    },
  }
}
