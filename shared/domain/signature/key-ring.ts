import type { RemoteKey } from '../../contracts/credential'
import type { Evidence } from '../../contracts/verdict'
import { refuse, sortKeys } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import type { CryptoPort } from '../crypto-port'
import type { KeySecret } from '../decision'
import { evidence } from '../evidence'
import { locateRemoteKey } from '../remote-keys'
import type { FetchedKey } from '../remote-keys'
import { nameSecret } from '../secrets'
import type { VerifyInput } from './verify-input'

/** A key ready to be tried. `secret` is `null` where it was fetched from the vendor. */
export interface UsableKey {
  /** As evidence. */
  label: Evidence
  name: string
  bytes: Uint8Array
  secret: KeySecret | null
}

/** The keys to try, and those whose grace period is over, which only serve to explain a refusal. */
export interface Keys {
  active: readonly UsableKey[]
  retired: () => readonly UsableKey[]
}

export type FoundKeys = { found: Keys; refusal: null } | { found: null; refusal: AuthenticationResult }

export interface KeyRule {
  /** The key that a stored secret stands for; `null` when it does not fit. */
  derive: (secret: string, crypto: CryptoPort) => Uint8Array | null
  /** What a secret has to be, for "The secret is not ...". */
  wanted: string
  remote: RemoteKey | null
  /** What a fetched key has to be, as CryptoPort names it. */
  remoteKind: string
}

const maxKeys = 8

const named = (name: string) => ({ name, label: evidence('Key', name) })

const noKeys = (): readonly UsableKey[] => []

const pickFetched = (fetched: readonly FetchedKey[], id: string | null): readonly FetchedKey[] => {
  if (id === null) return fetched
  return fetched.filter((key) => key.id === id || (key.id === null && fetched.length === 1))
}

const findRemote = (rule: KeyRule, remote: RemoteKey, input: VerifyInput, id: string | null): FoundKeys => {
  const place = locateRemoteKey(remote, input.request)
  const failed = (refusal: AuthenticationResult): FoundKeys => ({ found: null, refusal })
  if (place === null) return failed(refuse('key_address_refused', [evidence('Address', 'none')]))
  const address = evidence('Address', place.url)
  if (place.refused) return failed(refuse('key_address_refused', [address]))
  const fetched = input.remoteKeys?.get(place.url)
  if (fetched === undefined) {
    const wants = { kind: remote.remote, url: place.url }
    return failed({ authentic: false, reason: 'key_not_fetched', keyId: null, evidence: [address], wants })
  }
  const usable = pickFetched(fetched, id)
    .filter(({ spki }) => input.crypto.readPublicKey(spki) === rule.remoteKind)
    .slice(0, maxKeys)
  if (usable.length === 0) {
    return failed(refuse('key_unknown', [address, ...(id === null ? [] : [evidence('Key id', id)])]))
  }
  const active = usable.map((key) => ({ ...named(key.id ?? place.url), bytes: key.spki, secret: null }))
  return { found: { active, retired: noKeys }, refusal: null }
}

/** Makes ready the keys of a trigger for one recipe. A secret is derived once, however many requests come. */
export function createKeyRing(rule: KeyRule): (input: VerifyInput, id?: string | null) => FoundKeys {
  const derived = new WeakMap<KeySecret, UsableKey | { bytes: null }>()

  const useKeys = (secrets: readonly KeySecret[], crypto: CryptoPort): readonly UsableKey[] => {
    const usable: UsableKey[] = []
    for (const secret of secrets) {
      let key = derived.get(secret)
      if (key === undefined) {
        const bytes = rule.derive(secret.secret, crypto)
        key = bytes === null ? { bytes } : { ...named(nameSecret(secret.secret)), bytes, secret }
        derived.set(secret, key)
      }
      if (key.bytes !== null) usable.push(key)
    }
    return usable
  }

  return (input, id = null) => {
    const { crypto, now, secrets } = input
    if (rule.remote !== null) return findRemote(rule, rule.remote, input, id)
    const { active, retired } = sortKeys(secrets, now)
    const usable = useKeys(active, crypto)
    if (usable.length > 0) return { found: { active: usable, retired: () => useKeys(retired, crypto) }, refusal: null }
    const why =
      active.length === 0
        ? 'The trigger has no secret that can be used.'
        : `The secret is not ${rule.wanted}, which this scheme needs.`
    return { found: null, refusal: refuse('secret_unavailable', [evidence('Secret', why)]) }
  }
}
