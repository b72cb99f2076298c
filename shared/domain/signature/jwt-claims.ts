import type { ClaimCheck, RecipeOf } from '../../contracts/recipe'
import type { Evidence } from '../../contracts/verdict'
import { scalarText } from '../body-path'
import type { JsonObject } from '../decode/json-node'
import { countOf, evidence } from '../evidence'
import { encodeUtf8 } from '../text-codec'
import { noScope } from '../value-source'
import { compileContent } from './content'
import type { CredentialFailure } from './credential-failure'
import { encodeDigest } from './digest-encoding'
import { joinParts } from './join-parts'
import { readProperty } from './jwt-token'
import { listUrlForms } from './url-forms'
import type { VerifyInput } from './verify-input'

type Check = (claims: JsonObject, input: VerifyInput) => CredentialFailure | null

/** What a claim says: a text, or several for a list such as an audience. */
export const readClaim = (claims: JsonObject, name: string): string[] => {
  const node = readProperty(claims, name)
  const nodes = node?.type === 'array' ? node.items : node === undefined ? [] : [node]
  return nodes.flatMap((item) => scalarText(item) ?? [])
}

const wrong = (claim: string, given: readonly string[], ...expected: Evidence[]): CredentialFailure => ({
  reason: 'claim_wrong',
  evidence: [evidence('Claim', claim), evidence('Value', given.join(', ') || 'none'), ...expected],
})

const includesAny = (given: readonly string[], wanted: readonly string[], { crypto }: VerifyInput): boolean =>
  given.some((value) => wanted.some((text) => crypto.isEqual(encodeUtf8(value), encodeUtf8(text))))

const compileDigest = (check: Extract<ClaimCheck, { is: 'digest' }>): Check => {
  const content = compileContent(check.content)
  return (claims, input) => {
    const given = readClaim(claims, check.claim)
    if (check.optional && given.length === 0) return null
    const { crypto, publicUrls, request } = input
    const built = content.build({ request, scope: noScope, publicUrls, crypto })
    if (built.found === null) return wrong(check.claim, given, evidence('Part', built.missing.part))
    const digests = built.found.map(({ parts }) =>
      encodeDigest(crypto.hash(check.algorithm, joinParts(parts)), check.encoding),
    )
    const over = content.describe(request.body.length)
    return includesAny(given, digests, input)
      ? null
      : wrong(check.claim, given, evidence('Expected', `the ${check.algorithm.toUpperCase()} of ${over}`))
  }
}

const compileCheck = (check: ClaimCheck): Check => {
  if (check.is === 'digest') return compileDigest(check)
  return (claims, input) => {
    const given = readClaim(claims, check.claim)
    if (check.is === 'value') {
      const wanted = String(check.value)
      return includesAny(given, [wanted], input) ? null : wrong(check.claim, given, evidence('Expected', wanted))
    }
    if (check.is === 'url') {
      const urls = listUrlForms({ part: 'url', form: check.form }, input.request, input.publicUrls)
      return includesAny(given, urls, input) ? null : wrong(check.claim, given, evidence('Expected', urls.join(' or ')))
    }
    const setting = input.request.config[check.config]
    if (setting === undefined || setting === '') {
      return { reason: 'setting_missing', evidence: [evidence('Part', `setting ${check.config}`)] }
    }
    return includesAny(given, [setting], input) ? null : wrong(check.claim, given, evidence('Expected', setting))
  }
}

const readTime = (claims: JsonObject, name: string): number | null => {
  const node = readProperty(claims, name)
  const seconds = node?.type === 'number' ? Number(node.text) : NaN
  return Number.isFinite(seconds) ? seconds : null
}

const checkLifetime = (recipe: RecipeOf<'jwt'>, claims: JsonObject, nowSeconds: number): CredentialFailure | null => {
  const leeway = recipe.leewaySeconds
  const ends = readTime(claims, 'exp')
  const starts = readTime(claims, 'nbf')
  const where = (name: string): Evidence => evidence('Timestamp', `claim ${name}`)
  if (ends === null && (recipe.expiry === 'required' || readProperty(claims, 'exp') !== undefined)) {
    return { reason: 'timestamp_missing', evidence: [where('exp')] }
  }
  if (ends !== null && nowSeconds >= ends + leeway) {
    const ago = evidence('Ended', `${countOf(Math.round(nowSeconds - ends), 'second')} ago`)
    return { reason: 'timestamp_stale', evidence: [where('exp'), ago] }
  }
  if (starts !== null && starts > nowSeconds + leeway) {
    const ahead = evidence('Begins', `in ${countOf(Math.round(starts - nowSeconds), 'second')}`)
    return { reason: 'timestamp_future', evidence: [where('nbf'), ahead] }
  }
  return null
}

/** Compiles what the claims of a token must be; the first that is wrong counts. */
export function compileClaims(recipe: RecipeOf<'jwt'>): Check {
  const checks = recipe.claims.map(compileCheck)
  return (claims, input) => {
    const late = checkLifetime(recipe, claims, input.now / 1000)
    if (late !== null) return late
    for (const check of checks) {
      const failure = check(claims, input)
      if (failure !== null) return failure
    }
    return null
  }
}
