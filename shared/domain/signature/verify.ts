import type { CapturedRequest } from '../../contracts/delivery'
import type { Recipe } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { refuse, retiredEvidence, sortKeys } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import { encodeHex } from '../byte-encoding'
import type { CryptoPort } from '../crypto-port'
import type { JsonNode } from '../decode/json-node'
import type { KeySecret } from '../decision'
import { countOf, evidence } from '../evidence'
import { nameSecret } from '../secrets'
import { buildContent, describeContent } from './content'
import { decodeDigest, describeEncodings } from './digest'
import { deriveKey } from './key-bytes'
import { locateSignature } from './locate'
import { guessSenderUrls } from './sender-urls'
import type { LocatedSignature } from './locate'
import { checkFreshness, readTimestamp } from './timestamp'

interface SignatureInput {
  request: CapturedRequest
  secrets: readonly KeySecret[]
  publicUrls: readonly string[]
  /** Epoch ms. */
  now: number
  crypto: CryptoPort
  /** Reads the body as JSON; called only when the recipe wants a value out of it. */
  readTree: () => JsonNode | null
}

interface Match {
  key: KeySecret
  digest: Uint8Array
  url: string
}

interface Attempt {
  contents: { url: string; parts: Uint8Array[] }[]
  candidates: Uint8Array[]
  fields: LocatedSignature['fields']
}

const algorithmName = (recipe: Recipe): string => `HMAC-${recipe.algorithm.toUpperCase()}`

const usesUrl = (recipe: Recipe): boolean => recipe.content.some((part) => part.part === 'url')

/** Tries every key on every form of the content against every candidate, and stops for none of them. */
const findMatch = (recipe: Recipe, attempt: Attempt, keys: readonly KeySecret[], crypto: CryptoPort): Match | null => {
  let match: Match | null = null
  for (const key of keys) {
    const bytes = deriveKey(recipe.key, key.secret)
    if (bytes === null) continue
    for (const { url, parts } of attempt.contents) {
      const digest = crypto.hmac(recipe.algorithm, bytes, parts)
      for (const candidate of attempt.candidates) {
        if (crypto.isEqual(digest, candidate) && match === null) match = { key, digest, url }
      }
    }
  }
  return match
}

/** The URL that the sender must have signed instead, if one of those it may have called makes the signature right. */
const findSignedUrl = (
  recipe: Recipe,
  { candidates, fields }: Attempt,
  input: SignatureInput,
  keys: readonly KeySecret[],
): string | null => {
  const { body, headers } = input.request
  const contents = guessSenderUrls(input.request, input.publicUrls).flatMap((url) => {
    const { parts } = buildContent(recipe.content, { body, headers, fields, url })
    return parts === null ? [] : [{ url, parts }]
  })
  return findMatch(recipe, { contents, candidates, fields }, keys, input.crypto)?.url ?? null
}

const prepare = (
  recipe: Recipe,
  located: LocatedSignature,
  input: SignatureInput,
): { attempt: Attempt; failure: null } | { attempt: null; failure: AuthenticationResult } => {
  const header = evidence('Header', recipe.signature.header)
  const decoded = located.candidates.map((text) => decodeDigest(text, recipe))
  const candidates = decoded.filter((digest) => digest !== null)
  if (candidates.length === 0) {
    const given = located.candidates.map((text) => countOf(text.length, 'character')).join(', ')
    const facts = [header, evidence('Expected', describeEncodings(recipe)), evidence('Signature given', given)]
    return { attempt: null, failure: refuse('signature_not_encoded', facts) }
  }
  const urls = usesUrl(recipe) ? input.publicUrls : ['']
  const contents: Attempt['contents'] = []
  for (const url of urls) {
    const { body, headers } = input.request
    const content = buildContent(recipe.content, { body, headers, fields: located.fields, url })
    if (content.parts === null) {
      const { part, occurrences } = content.missing
      const facts = [evidence('Part', part), evidence('Occurrences', String(occurrences))]
      return { attempt: null, failure: refuse('signed_part_missing', facts) }
    }
    contents.push({ url, parts: content.parts })
  }
  return { attempt: { contents, candidates, fields: located.fields }, failure: null }
}

const describeAttempt = (recipe: Recipe, input: SignatureInput, urls: readonly string[]): Evidence[] => [
  evidence('Header', recipe.signature.header),
  evidence('Algorithm', algorithmName(recipe)),
  evidence('Signed over', describeContent(recipe.content, input.request.body.length)),
  ...(usesUrl(recipe) ? [evidence('Base URL', urls[0] ?? '')] : []),
]

const judge = (
  recipe: Recipe,
  attempt: Attempt,
  input: SignatureInput,
  signedAt: number | null,
): AuthenticationResult => {
  const { crypto, now } = input
  const { active, retired } = sortKeys(input.secrets, now)
  const usable = active.filter((key) => deriveKey(recipe.key, key.secret) !== null)
  if (usable.length === 0) {
    const why =
      active.length === 0
        ? 'The trigger has no secret that can be used.'
        : 'The secret is not base64 after whsec_, which this scheme needs.'
    return refuse('secret_unavailable', [evidence('Secret', why)])
  }
  const match = findMatch(recipe, attempt, usable, crypto)
  const signed = describeAttempt(recipe, input, match === null ? input.publicUrls : [match.url])
  if (match === null) {
    const old = findMatch(recipe, attempt, retired, crypto)
    if (old !== null) return refuse('key_retired', [...signed, ...retiredEvidence(old.key, now)], old.key.id)
    const tried = evidence('Keys tried', usable.map((key) => nameSecret(key.secret)).join(', '))
    const signedUrl = usesUrl(recipe) ? findSignedUrl(recipe, attempt, input, usable) : null
    if (signedUrl !== null) return refuse('signature_other_url', [evidence('Sender signed', signedUrl), ...signed])
    return refuse('signature_wrong', [...signed, tried])
  }
  const stale =
    recipe.timestamp === undefined || signedAt === null
      ? null
      : checkFreshness(recipe.timestamp, signedAt, Math.floor(now / 1000))
  const key = evidence('Key', nameSecret(match.key.secret))
  if (stale !== null) return refuse(stale.reason, [...stale.evidence, ...signed, key])
  return { authentic: true, keyId: match.key.id, signature: encodeHex(match.digest), evidence: [...signed, key] }
}

/**
 * Checks a request against an HMAC recipe on the bytes as received. The signature is judged before the time, so that
 * "too old" is only ever said of a request that was really signed with the secret.
 */
export function checkSignature(recipe: Recipe, input: SignatureInput): AuthenticationResult {
  const { request } = input
  const located = locateSignature(request.headers, recipe.signature)
  if (located.found === null) return refuse(located.failure.reason, located.failure.evidence)
  let signedAt: number | null = null
  if (recipe.timestamp !== undefined) {
    const tree = recipe.timestamp.source.from === 'body' ? input.readTree() : null
    const { headers, target } = request
    const time = readTimestamp(recipe.timestamp, { headers, target, tree, fields: located.found.fields })
    if (time.failure !== null) return refuse(time.failure.reason, time.failure.evidence)
    signedAt = time.seconds
  }
  const prepared = prepare(recipe, located.found, input)
  if (prepared.attempt === null) return prepared.failure
  return judge(recipe, prepared.attempt, input, signedAt)
}
