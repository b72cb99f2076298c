import type { ClaimCheck, RecipeOf } from '../../contracts/recipe'
import { decodeUtf8, encodeUtf8 } from '../text-codec'
import { noScope } from '../value-source'
import { compileContent } from './content'
import type { TracedContent, TracedPart } from './content'
import { isMissing } from './content-input'
import { encodeDigest } from './digest-encoding'
import type { InspectedContent, Inspection } from './inspection'
import { joinParts } from './join-parts'
import { readClaim } from './jwt-claims'
import { createKeyRing } from './key-ring'
import { compileCredential } from './locate'
import type { VerifyInput } from './verify-input'
import { findToken, isSignedBy, keyRuleOf, readAlgorithm } from './verify-jwt'
import type { TokenCase } from './verify-jwt'

type DigestCheck = Extract<ClaimCheck, { is: 'digest' }>

const tokenParts = (signed: Uint8Array): TracedPart[] => {
  const [header = '', claims = ''] = decodeUtf8(signed).text.split('.')
  return [
    { kind: 'field', label: 'the header of the token', bytes: encodeUtf8(header) },
    { kind: 'literal', label: '"."', bytes: encodeUtf8('.') },
    { kind: 'field', label: 'the claims of the token', bytes: encodeUtf8(claims) },
  ]
}

const wholeOf = ({ parts }: TracedContent): Uint8Array | null => {
  const found = parts.flatMap(({ bytes }) => (isMissing(bytes) ? [] : [bytes]))
  return found.length === parts.length ? joinParts(found) : null
}

/** The contents whose digest the claims have to state. */
const inspectClaims = (checks: readonly DigestCheck[], { token }: TokenCase, input: VerifyInput): InspectedContent[] =>
  checks.flatMap((check) => {
    const content = compileContent(check.content)
    const { crypto, publicUrls, request } = input
    const carried = readClaim(token.claims, check.claim)
    return content.trace({ request, scope: noScope, publicUrls, crypto }).map((traced) => {
      const whole = wholeOf(traced)
      const bytes = whole === null ? null : crypto.hash(check.algorithm, whole)
      return {
        title: `claim ${check.claim}`,
        url: content.usesUrl ? traced.url : null,
        parts: traced.parts,
        digest: bytes === null ? null : { bytes, encodings: [check.encoding] },
        carried,
        matches: bytes === null ? null : carried.includes(encodeDigest(bytes, check.encoding)),
      }
    })
  })

/** Shows what a recipe for a token makes of a request. */
export function inspectJwt(recipe: RecipeOf<'jwt'>): (input: VerifyInput) => Inspection {
  const findKeys = createKeyRing(keyRuleOf(recipe))
  const locate = compileCredential(recipe.credential)
  const checks = recipe.claims.filter((check) => check.is === 'digest')
  return (input) => {
    const located = locate(input.request)
    const places = (located.found ?? []).map(({ where }) => where)
    const found = findToken(recipe, located)
    if ('authentic' in found) return { algorithm: null, places, contents: [] }
    const { algorithm, token } = found
    const { crypto } = input
    const keys = findKeys(input, token.keyId).found?.active ?? []
    const matching = keys.find((key) => isSignedBy(token, algorithm, key, crypto))
    const shown = matching ?? keys[0]
    const { hash, scheme } = readAlgorithm(algorithm)
    const signed: InspectedContent = {
      title: 'token',
      url: null,
      parts: tokenParts(token.signed),
      digest:
        shown === undefined || scheme !== null
          ? null
          : { bytes: crypto.hmac(hash, shown.bytes, [token.signed]), encodings: ['base64url'] },
      carried: [encodeDigest(token.signature, 'base64url')],
      matches: shown === undefined ? null : matching !== undefined,
    }
    return { algorithm, places, contents: [signed, ...inspectClaims(checks, found, input)] }
  }
}
