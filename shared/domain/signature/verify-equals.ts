import type { RecipeOf } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { refuse, retiredEvidence } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import type { CryptoPort } from '../crypto-port'
import { countOf, evidence } from '../evidence'
import { encodeUtf8 } from '../text-codec'
import type { CredentialFailure } from './credential-failure'
import { createKeyRing } from './key-ring'
import type { UsableKey } from './key-ring'
import { compileCredential } from './locate'
import type { LocatedCredential } from './locate'
import { replayKeyOf } from './replay-key'
import type { VerifyInput } from './verify-input'

interface Match {
  key: UsableKey
  located: LocatedCredential
}

const reasons: Partial<Record<CredentialFailure['reason'], CredentialFailure['reason']>> = {
  signature_missing: 'token_missing',
  signature_repeated: 'key_repeated',
}

/** All keys are compared, whichever matches, on digests of equal length, so that the time tells nothing. */
const findMatch = (
  places: readonly LocatedCredential[],
  keys: readonly UsableKey[],
  crypto: CryptoPort,
): Match | null => {
  let match: Match | null = null
  for (const located of places) {
    for (const candidate of located.candidates) {
      const given = crypto.hash('sha256', encodeUtf8(candidate))
      for (const key of keys) {
        if (crypto.isEqual(given, key.bytes) && match === null) match = { key, located }
      }
    }
  }
  return match
}

const hintFor = (places: readonly LocatedCredential[], keys: readonly UsableKey[], crypto: CryptoPort): Evidence[] => {
  const bare = places.map((place) => ({
    ...place,
    candidates: place.candidates.map((text) => text.trim().replace(/^(["'`])(.*)\1$/s, '$2')),
  }))
  const isRight = findMatch(bare, keys, crypto) !== null
  return isRight ? [evidence('Hint', 'Without the whitespace or quotes around it the value is right.')] : []
}

/** Compiles a recipe whose sender sends the secret itself. */
export function compileEquals(recipe: RecipeOf<'equals'>): (input: VerifyInput) => AuthenticationResult {
  const findKeys = createKeyRing({
    derive: (secret, crypto) => (secret === '' ? null : crypto.hash('sha256', encodeUtf8(secret))),
    wanted: 'text',
    remote: null,
    remoteKind: '',
  })
  const locate = compileCredential(recipe.credential)
  return (input) => {
    const { crypto, now, request } = input
    const places = locate(request)
    if (places.found === null) {
      const { reason, evidence: facts } = places.failure
      return refuse(reasons[reason] ?? reason, facts)
    }
    const keys = findKeys(input)
    if (keys.refusal !== null) return keys.refusal
    const match = findMatch(places.found, keys.found.active, crypto)
    if (match !== null) {
      const replay = replayKeyOf(recipe.replay, {
        request,
        scope: { fields: match.located.fields, claims: null },
        signature: () => '',
      })
      if (replay.failure !== null) return refuse(replay.failure.reason, replay.failure.evidence)
      const facts = [match.located.where, match.key.label]
      return { authentic: true, keyId: match.key.secret?.id ?? null, replayKey: replay.key, evidence: facts }
    }
    const where = places.found.map((place) => place.where)
    const old = findMatch(places.found, keys.found.retired(), crypto)
    if (old?.key.secret)
      return refuse('key_retired', [...where, ...retiredEvidence(old.key.secret, now)], old.key.secret.id)
    const lengths = places.found.flatMap((place) => place.candidates.map((text) => countOf(text.length, 'character')))
    return refuse('token_wrong', [
      ...where,
      evidence('Value given', lengths.join(', ')),
      evidence('Keys tried', keys.found.active.map(({ name }) => name).join(', ')),
      ...hintFor(places.found, keys.found.active, crypto),
    ])
  }
}
