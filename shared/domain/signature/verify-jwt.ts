import type { HashName } from '../../contracts/content-part'
import type { PublicKeyForm, SecretForm } from '../../contracts/credential'
import { secretFormSchema } from '../../contracts/credential'
import type { JwtAlgorithm, RecipeOf } from '../../contracts/recipe'
import { jwtAlgorithmSchema } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { refuse, retiredEvidence } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import { encodeHex } from '../byte-encoding'
import type { CryptoPort, PublicScheme } from '../crypto-port'
import { evidence } from '../evidence'
import { compileClaims } from './jwt-claims'
import { parseToken } from './jwt-token'
import type { ParsedToken } from './jwt-token'
import { createKeyRing } from './key-ring'
import type { KeyRule, UsableKey } from './key-ring'
import { compileCredential } from './locate'
import type { Located } from './locate'
import { describePublicKeyForm, publicKindOf, readPublicKey } from './public-key'
import { replayKeyOf } from './replay-key'
import { deriveKey, describeSecretForm } from './secret-form'
import { checkFreshness, readTimestamp } from './timestamp'
import type { VerifyInput } from './verify-input'

const hashes: Record<string, HashName> = { '256': 'sha256', '384': 'sha384', '512': 'sha512' }

/** The hash of a JWT algorithm, and how it signs; `null` scheme: with a shared secret (RFC 7518). */
export function readAlgorithm(algorithm: JwtAlgorithm): { hash: HashName; scheme: PublicScheme | null } {
  const hash = hashes[algorithm.slice(2)] ?? 'sha256'
  if (algorithm.startsWith('HS')) return { hash, scheme: null }
  if (algorithm.startsWith('RS')) return { hash, scheme: { kind: 'rsa', algorithm: hash } }
  return { hash, scheme: { kind: 'ecdsa', algorithm: hash, format: 'raw' } }
}

const isSecretForm = (form: string): form is SecretForm => secretFormSchema.safeParse(form).success

export const keyRuleOf = (recipe: RecipeOf<'jwt'>): KeyRule => {
  const kind = publicKindOf(recipe) ?? 'rsa'
  const { key } = recipe
  if (typeof key === 'object') return { derive: () => null, wanted: 'needed', remote: key, remoteKind: kind }
  if (isSecretForm(key)) {
    const derive = (secret: string, crypto: CryptoPort): Uint8Array | null => deriveKey(key, secret, crypto)
    return { derive, wanted: describeSecretForm(key), remote: null, remoteKind: kind }
  }
  const form: PublicKeyForm = key
  return {
    derive: (text, crypto) => {
      const spki = readPublicKey(form, text, kind)
      return spki !== null && crypto.readPublicKey(spki) === kind ? spki : null
    },
    wanted: describePublicKeyForm(form),
    remote: null,
    remoteKind: kind,
  }
}

export const isSignedBy = (
  token: ParsedToken,
  algorithm: JwtAlgorithm,
  key: UsableKey,
  crypto: CryptoPort,
): boolean => {
  const { hash, scheme } = readAlgorithm(algorithm)
  return scheme === null
    ? crypto.isEqual(crypto.hmac(hash, key.bytes, [token.signed]), token.signature)
    : crypto.verify(scheme, key.bytes, [token.signed], token.signature)
}

export interface TokenCase {
  token: ParsedToken
  algorithm: JwtAlgorithm
  where: Evidence
}

/** The token of a request if it is one, of an algorithm that the recipe allows. */
export const findToken = (recipe: RecipeOf<'jwt'>, located: Located): TokenCase | AuthenticationResult => {
  if (located.found === null) {
    const { reason, evidence: facts } = located.failure
    return refuse(reason === 'signature_missing' ? 'token_missing' : reason, facts)
  }
  const [place] = located.found
  const text = place?.candidates[0]
  if (place === undefined || text === undefined) return refuse('token_missing', [])
  const { where } = place
  const parsed = parseToken(text)
  if (parsed.token === null) return refuse('jwt_malformed', [where, evidence('Problem', parsed.flaw)])
  const { token } = parsed
  const algorithm = jwtAlgorithmSchema.safeParse(token.algorithm).data
  if (algorithm === undefined || !recipe.algorithms.includes(algorithm)) {
    const expected = evidence('Expected', recipe.algorithms.join(' or '))
    return refuse('jwt_algorithm_refused', [where, evidence('Algorithm', token.algorithm), expected])
  }
  return { token, algorithm, where }
}

/** Compiles a recipe whose credential is a signed token. What the claims say counts only once the signature is right. */
export function compileJwt(recipe: RecipeOf<'jwt'>): (input: VerifyInput) => AuthenticationResult {
  const findKeys = createKeyRing(keyRuleOf(recipe))
  const checkClaims = compileClaims(recipe)
  const locate = compileCredential(recipe.credential)

  const checkToken = ({ token }: TokenCase, input: VerifyInput) => {
    const scope = { fields: new Map<string, string[]>(), claims: token.claims }
    const failure = checkClaims(token.claims, input)
    if (failure !== null) return { failure, scope }
    if (recipe.timestamp === undefined) return { failure: null, scope }
    const time = readTimestamp(recipe.timestamp, input.request, scope)
    if (time.failure !== null) return { failure: time.failure, scope }
    const { seconds } = time
    return { failure: seconds === null ? null : checkFreshness(recipe.timestamp, seconds, input.now / 1000), scope }
  }

  return (input) => {
    const found = findToken(recipe, locate(input.request))
    if ('authentic' in found) return found
    const { algorithm, token, where } = found
    const { crypto, now, request } = input
    const keys = findKeys(input, token.keyId)
    if (keys.refusal !== null) return keys.refusal
    const isBy = (key: UsableKey): boolean => isSignedBy(token, algorithm, key, crypto)
    const facts = [
      where,
      evidence('Algorithm', algorithm),
      evidence('Signed over', 'the header and claims of the token'),
    ]
    const key = keys.found.active.filter(isBy)[0]
    if (key === undefined) {
      const old = keys.found.retired().filter(isBy)[0]?.secret
      if (old) return refuse('key_retired', [...facts, ...retiredEvidence(old, now)], old.id)
      return refuse('signature_wrong', [
        ...facts,
        evidence('Keys tried', keys.found.active.map(({ name }) => name).join(', ')),
      ])
    }
    const named = key.label
    const { failure, scope } = checkToken(found, input)
    if (failure !== null) return refuse(failure.reason, [...failure.evidence, ...facts, named])
    const signature = (): string => encodeHex(crypto.hash('sha256', token.signed))
    const replay = replayKeyOf(recipe.replay, { request, scope, signature })
    if (replay.failure !== null) return refuse(replay.failure.reason, replay.failure.evidence)
    return { authentic: true, keyId: key.secret?.id ?? null, replayKey: replay.key, evidence: [...facts, named] }
  }
}
