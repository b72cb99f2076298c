import type { Evidence, ReasonCode } from '../../contracts/verdict'
import type { KeySecret } from '../decision'
import { evidence } from '../evidence'
import type { RemoteKeyRequest } from '../remote-keys'
import { nameSecret } from '../secrets'

/**
 * Whether the sender proved to know the secret. `keyId` is `null` where the key is the vendor's own; `replayKey` is what the
 * scheme accepts once only, `null` where repetitions are told by the delivery id. `wants` is a key that has to be fetched first.
 */
export type AuthenticationResult =
  | { authentic: true; keyId: string | null; replayKey: string | null; evidence: Evidence[] }
  | { authentic: false; reason: ReasonCode; keyId: string | null; evidence: Evidence[]; wants?: RemoteKeyRequest }

export function refuse(reason: ReasonCode, facts: Evidence[], keyId: string | null = null): AuthenticationResult {
  return { authentic: false, reason, keyId, evidence: facts }
}

/** More keys than this are never tried for one request. */
const maxKeys = 8

/** The keys still accepted at `now` (epoch ms), and those whose grace period is over, which only serve to explain a refusal. */
export function sortKeys(secrets: readonly KeySecret[], now: number): { active: KeySecret[]; retired: KeySecret[] } {
  const isActive = (key: KeySecret): boolean => key.retiresAt === null || key.retiresAt >= now
  return {
    active: secrets.filter(isActive).slice(0, maxKeys),
    retired: secrets.filter((key) => !isActive(key)).slice(-maxKeys),
  }
}

const units: [number, string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
]

/** A span for people, rounded down: `412 seconds`, `3 days`. Up to ten minutes it stays in seconds. */
export function describeSeconds(seconds: number): string {
  const unit = seconds < 600 ? undefined : units.find(([size]) => seconds >= size)
  const count = unit === undefined ? seconds : Math.floor(seconds / unit[0])
  return `${count} ${unit?.[1] ?? 'second'}${count === 1 ? '' : 's'}`
}

/** Facts about a key whose grace period is over: which one, and since when. */
export function retiredEvidence(key: KeySecret, now: number): Evidence[] {
  const seconds = Math.floor((now - (key.retiresAt ?? now)) / 1000)
  return [
    evidence('Key used', nameSecret(key.secret)),
    evidence('Grace period ended', `${describeSeconds(seconds)} ago`),
  ]
}
