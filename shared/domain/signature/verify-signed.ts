import type { HashName } from '../../contracts/content-part'
import type { Evidence } from '../../contracts/verdict'
import { refuse, retiredEvidence } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import { encodeHex } from '../byte-encoding'
import type { CryptoPort } from '../crypto-port'
import { evidence } from '../evidence'
import { describeSource } from '../value-source'
import type { CredentialScope } from '../value-source'
import { checkBodyDigest } from './body-digest'
import type { BuiltContent } from './content'
import type { CredentialFailure } from './credential-failure'
import { describeEncodings } from './digest-encoding'
import type { Keys, UsableKey } from './key-ring'
import type { LocatedCredential } from './locate'
import { replayKeyOf } from './replay-key'
import { guessSenderUrls } from './sender-urls'
import { chooseHash, decodeCandidates, hashOf } from './signing-plan'
import type { Candidate, SigningPlan } from './signing-plan'
import { checkFreshness, readTimestamp } from './timestamp'
import type { VerifyInput } from './verify-input'

/** One place with signatures, decoded, and the content they should fit. */
interface Trial {
  located: LocatedCredential
  scope: CredentialScope
  candidates: readonly Candidate[]
  contents: readonly BuiltContent[]
  signedAt: number | null
}

interface Match {
  key: UsableKey
  trial: Trial
  content: BuiltContent
  candidate: Candidate
}

const refuseFailure = ({ reason, evidence: facts }: CredentialFailure): AuthenticationResult => refuse(reason, facts)

const notEncoded = (plan: SigningPlan, located: LocatedCredential, length: number | null): AuthenticationResult => {
  const given = located.candidates.map((text) => `${text.length} character${text.length === 1 ? '' : 's'}`).join(', ')
  return refuse('signature_not_encoded', [
    located.where,
    evidence('Expected', describeEncodings(plan.recipe.encodings, length)),
    evidence('Signature given', given),
  ])
}

const prepareTrial = (
  plan: SigningPlan,
  located: LocatedCredential,
  input: VerifyInput,
  hash: HashName,
): Trial | AuthenticationResult => {
  const { content, prover, recipe } = plan
  const { crypto, publicUrls, request } = input
  const scope: CredentialScope = { fields: located.fields, claims: null }
  let signedAt: number | null = null
  if (recipe.timestamp !== undefined) {
    const time = readTimestamp(recipe.timestamp, request, scope)
    if (time.failure !== null) return refuseFailure(time.failure)
    signedAt = time.seconds
  }
  const length = prover.length(hash)
  const candidates = decodeCandidates(located.candidates, recipe.encodings, length)
  if (candidates.length === 0) return notEncoded(plan, located, length)
  const contents = content.build({ request, scope, publicUrls, crypto })
  if (contents.found === null) {
    const { part, occurrences } = contents.missing
    const reason = part.startsWith('setting ') ? 'setting_missing' : 'signed_part_missing'
    return refuse(reason, [evidence('Part', part), evidence('Occurrences', String(occurrences))])
  }
  return { located, scope, candidates, contents: contents.found, signedAt }
}

/** Tries every key on every form of the content against every candidate, and stops for none of them. */
const findMatch = (
  plan: SigningPlan,
  trials: readonly Trial[],
  keys: readonly UsableKey[],
  { crypto, hash }: { crypto: CryptoPort; hash: HashName },
): Match | null => {
  let match: Match | null = null
  for (const key of keys) {
    for (const trial of trials) {
      for (const content of trial.contents) {
        const parts = plan.content.withSecret(content.parts, key.bytes)
        const fits = plan.prover.prepare({ key: key.bytes, parts, hash, crypto })
        for (const candidate of trial.candidates) {
          if (fits(candidate.bytes) && match === null) match = { key, trial, content, candidate }
        }
      }
    }
  }
  return match
}

const describeTrial = (plan: SigningPlan, input: VerifyInput, hash: HashName, match: Match | null): Evidence[] => {
  const { content, recipe } = plan
  const facts = [...plan.describe(input.request.body.length, hash)]
  if (!content.usesUrl) return facts
  const url = match === null ? input.publicUrls[0] : match.content.url
  const isBase = recipe.content.some((part) => part.part === 'url' && part.form === 'base')
  return [evidence(isBase ? 'Base URL' : 'URL', url ?? ''), ...facts]
}

const whichOf = ({ candidate, trial }: Match): Evidence[] => {
  const { length } = trial.located.candidates
  return length > 1 ? [evidence('Signature', `${candidate.index + 1} of ${length} matches`)] : []
}

const checkMatch = (plan: SigningPlan, match: Match, input: VerifyInput): CredentialFailure | null => {
  const { bodyDigest, timestamp } = plan.recipe
  const stale =
    timestamp === undefined || match.trial.signedAt === null
      ? null
      : checkFreshness(timestamp, match.trial.signedAt, Math.floor(input.now / 1000))
  return stale ?? (bodyDigest === undefined ? null : checkBodyDigest(bodyDigest, input.request, input.crypto))
}

interface Mismatch {
  input: VerifyInput
  keys: Keys
  hash: HashName
}

/** The URL that the sender must have signed instead, if one of those it may have called makes the signature right. */
const findSignedUrl = (plan: SigningPlan, trials: readonly Trial[], { input, keys, hash }: Mismatch): string | null => {
  const { crypto, request } = input
  const publicUrls = guessSenderUrls(request, input.publicUrls)
  const guesses = trials.map((trial) => {
    const contents = plan.content.build({ request, scope: trial.scope, publicUrls, crypto }).found
    return { ...trial, contents: contents ?? [] }
  })
  return findMatch(plan, guesses, keys.active, { crypto, hash })?.content.url ?? null
}

const refuseMismatch = (
  plan: SigningPlan,
  trials: readonly Trial[],
  { input, keys, hash }: Mismatch,
): AuthenticationResult => {
  const where = trials.map(({ located }) => located.where)
  const signed = [...describeTrial(plan, input, hash, null), ...where]
  if (input.isTrial) return refuse('signature_wrong', signed)
  const old = findMatch(plan, trials, keys.retired(), { crypto: input.crypto, hash })
  if (old?.key.secret) {
    return refuse('key_retired', [...signed, ...retiredEvidence(old.key.secret, input.now)], old.key.secret.id)
  }
  const signedUrl = plan.content.usesUrl ? findSignedUrl(plan, trials, { input, keys, hash }) : null
  if (signedUrl !== null) return refuse('signature_other_url', [evidence('Sender signed', signedUrl), ...signed])
  return refuse('signature_wrong', [...signed, evidence('Keys tried', keys.active.map(({ name }) => name).join(', '))])
}

const judge = (
  plan: SigningPlan,
  trials: readonly Trial[],
  input: VerifyInput,
  hash: HashName,
): AuthenticationResult => {
  const keys = plan.findKeys(input)
  if (keys.refusal !== null) return keys.refusal
  const match = findMatch(plan, trials, keys.found.active, { crypto: input.crypto, hash })
  if (match === null) return refuseMismatch(plan, trials, { input, keys: keys.found, hash })
  const facts = [match.trial.located.where, ...describeTrial(plan, input, hash, match)]
  const key = match.key.label
  const failure = checkMatch(plan, match, input)
  if (failure !== null) return refuse(failure.reason, [...failure.evidence, ...facts, key])
  const replay = replayKeyOf(plan.recipe.replay, {
    request: input.request,
    scope: match.trial.scope,
    // Another signature over the same content would be as good, where a scheme has several: then the content counts.
    signature: () =>
      plan.prover.isUnique
        ? encodeHex(match.candidate.bytes)
        : encodeHex(input.crypto.hmac('sha256', match.key.bytes, match.content.parts)),
  })
  if (replay.failure !== null) return refuseFailure(replay.failure)
  const keyId = match.key.secret?.id ?? null
  return { authentic: true, keyId, replayKey: replay.key, evidence: [...facts, ...whichOf(match), key] }
}

const verifyOne = (plan: SigningPlan, input: VerifyInput): AuthenticationResult => {
  const { recipe } = plan
  const located = plan.locate(input.request)
  if (located.found === null) return refuseFailure(located.failure)
  const choice = hashOf(recipe)
  const hash = chooseHash(choice, input.request)
  if (hash === null) {
    const by = typeof choice === 'string' ? '' : describeSource(choice.by)
    return refuse('signed_part_missing', [evidence('Part', `${by}, as a hash that is known`)])
  }
  const trials: Trial[] = []
  let refusal: AuthenticationResult | null = null
  for (const place of located.found) {
    const trial = prepareTrial(plan, place, input, hash)
    if ('authentic' in trial) refusal ??= trial
    else trials.push(trial)
  }
  return trials.length === 0 && refusal !== null ? refusal : judge(plan, trials, input, hash)
}

/**
 * Compiles a recipe that signs a content. The signature is judged before the time, so that "too old" is only ever said of
 * a request that was really signed with the secret.
 */
export function compileSigned(plan: SigningPlan): (input: VerifyInput) => AuthenticationResult {
  return (input) => verifyOne(plan, input)
}
