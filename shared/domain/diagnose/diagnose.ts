import type { Diagnosis, Mistake } from '../../contracts/diagnosis'
import type { Evidence, ReasonCode } from '../../contracts/verdict'
import { sortKeys } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import { evidence } from '../evidence'
import { viewRequest } from '../request-view'
import { compileRecipe } from '../signature/compile-recipe'
import type { Attempt, Attempts, Subject } from './attempt'
import { bodyMistakes, signsBody } from './body-mistakes'
import { createBudget } from './budget'
import type { Budget, BudgetLimits } from './budget'
import { otherKeyMistakes, secretMistakes } from './secret-mistakes'
import { signatureMistakes } from './signature-mistakes'
import { findForeignDigest } from './stated-digest'
import { methodMistakes, timeMistakes, urlMistakes } from './url-mistakes'

/** What one search may cost: 200 digests or signature checks, 20 ms. */
export const searchLimits = { maxTries: 200, maxMs: 20 }

/** Reasons that are only given once the signature has been found to be right. */
const afterSignature: readonly ReasonCode[] = [
  'timestamp_stale',
  'timestamp_future',
  'body_digest_wrong',
  'claim_wrong',
]

/** Reasons that say all there is to say. */
const complete: readonly ReasonCode[] = [
  'key_retired',
  'setting_missing',
  'key_not_fetched',
  'key_unknown',
  'key_address_refused',
  'items_missing',
]

/** The likeliest first. */
function* attemptsFor(subject: Subject): Attempts {
  yield* timeMistakes(subject)
  yield* secretMistakes(subject)
  yield* signatureMistakes(subject)
  yield* urlMistakes(subject)
  yield* bodyMistakes(subject)
  yield* methodMistakes(subject)
  yield* otherKeyMistakes(subject)
}

const verify = (subject: Subject, attempt: Partial<Attempt>, budget: Budget): AuthenticationResult => {
  const { config, connection, now, preset, remoteKeys } = subject
  const request = viewRequest({ ...subject.request, ...attempt.request }, { config, decode: connection.decode })
  return compileRecipe(attempt.recipe ?? preset.recipe).verify({
    request,
    secrets: attempt.secrets ?? subject.secrets,
    publicUrls: attempt.publicUrls ?? subject.publicUrls,
    now,
    crypto: budget.crypto,
    remoteKeys,
    isTrial: true,
  })
}

const fits = (result: AuthenticationResult, { isWhole }: Attempt): boolean =>
  result.authentic || (isWhole === undefined && afterSignature.includes(result.reason))

const conclude = (mistake: Mistake, facts: Evidence[], budget: Budget): Diagnosis => ({
  mistake,
  evidence: facts,
  tries: budget.tries(),
})

const search = (subject: Subject, attempts: Attempts, budget: Budget): Diagnosis | null => {
  for (const attempt of attempts) {
    if (fits(verify(subject, attempt, budget), attempt)) {
      return conclude(attempt.mistake, [evidence('Would have matched', attempt.found)], budget)
    }
    if (budget.isSpent()) return null
  }
  return null
}

const findAltered = (subject: Subject, budget: Budget): Diagnosis | null => {
  if (!signsBody(subject.preset.recipe) || budget.isSpent()) return null
  const header = findForeignDigest(subject.request, budget.crypto)
  return header === null || budget.isSpent()
    ? null
    : conclude('body_altered', [evidence('Digest of another body', `header ${header}`)], budget)
}

type Refusal = Extract<AuthenticationResult, { authentic: false }>

/** The attempts, each of which then has to mend everything. */
function* asWhole(attempts: Attempts): Attempts {
  for (const attempt of attempts) yield { ...attempt, isWhole: true }
}

/** The cause where the signature is right and something else is not. */
const explainSigned = (subject: Subject, { evidence: facts, reason }: Refusal, budget: Budget): Diagnosis | null => {
  if (reason === 'claim_wrong' || reason === 'body_digest_wrong') {
    return search(subject, asWhole(bodyMistakes(subject)), budget)
  }
  const unit = search(subject, timeMistakes(subject), budget)
  if (unit !== null) return unit
  // What is ahead of the clock cannot have been delayed; what is behind may be either.
  const isOtherUnit = facts.some(({ label }) => label === 'Hint')
  if (reason !== 'timestamp_future' || isOtherUnit || budget.isSpent()) return null
  return conclude('clock_ahead', [evidence('Signature', 'right, but for its time')], budget)
}

/**
 * The one mistake that explains why a request was refused by its recipe, found by verifying it as if the mistake had been
 * made; `null` when none fits or the verdict says all there is to say. Never throws on any request.
 */
export function diagnose(whole: Subject, limits: BudgetLimits): Diagnosis | null {
  const subject = { ...whole, secrets: sortKeys(whole.secrets, whole.now).active }
  const budget = createBudget(whole.crypto, limits)
  const plain = verify(whole, {}, budget)
  if (plain.authentic || complete.includes(plain.reason)) return null
  if (afterSignature.includes(plain.reason)) return explainSigned(subject, plain, budget)
  return search(subject, attemptsFor(subject), budget) ?? findAltered(subject, budget)
}
