import type { ClaimCheck, JwtAlgorithm, RecipeOf } from '../../contracts/recipe'
import { encodeBase64Url } from '../byte-encoding'
import { encodeUtf8 } from '../text-codec'
import { noScope } from '../value-source'
import { compileContent } from './content'
import { encodeDigest } from './digest-encoding'
import { viewDraft } from './draft-request'
import type { DraftRequest } from './draft-request'
import { joinParts } from './join-parts'
import { deriveSigningKey } from './signing-key'
import type { SignInput } from './sign'
import { listUrlForms } from './url-forms'
import { readAlgorithm } from './verify-jwt'

/** How long a token that has to end is made to last. */
const lifetimeSeconds = 300

const claimValue = (check: ClaimCheck, draft: DraftRequest, input: SignInput): string | boolean => {
  const request = viewDraft(draft)
  const publicUrls = [input.url]
  switch (check.is) {
    case 'value':
      return check.value
    case 'config':
      return draft.config[check.config] ?? ''
    case 'url':
      return listUrlForms({ part: 'url', form: check.form }, request, publicUrls)[0] ?? ''
    case 'digest': {
      const { crypto } = input
      const built = compileContent(check.content).build({ request, scope: noScope, publicUrls, crypto })
      const parts = built.found?.[0]?.parts ?? []
      return encodeDigest(crypto.hash(check.algorithm, joinParts(parts)), check.encoding)
    }
  }
}

const segment = (value: unknown): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)))

const signToken = (
  algorithm: JwtAlgorithm,
  recipe: RecipeOf<'jwt'>,
  content: Uint8Array,
  input: SignInput,
): Uint8Array => {
  const { hash, scheme } = readAlgorithm(algorithm)
  const key = deriveSigningKey(typeof recipe.key === 'string' && scheme === null ? recipe.key : null, input)
  return scheme === null ? input.crypto.hmac(hash, key, [content]) : input.crypto.sign(scheme, key, [content])
}

/** The token that a recipe wants for a request. */
export function makeToken(recipe: RecipeOf<'jwt'>, draft: DraftRequest, input: SignInput): string {
  const [algorithm = 'HS256'] = recipe.algorithms
  const seconds = Math.floor(input.timestampMs / 1000)
  const claims: Record<string, unknown> = { iat: seconds }
  if (recipe.expiry === 'required') claims['exp'] = seconds + lifetimeSeconds
  for (const check of recipe.claims) claims[check.claim] = claimValue(check, draft, input)
  const { replay } = recipe
  if (typeof replay === 'object' && replay.nonce.from === 'claim') claims[replay.nonce.name] = input.messageId
  const header = { alg: algorithm, typ: 'JWT', ...(input.keyId === undefined ? {} : { kid: input.keyId }) }
  const content = `${segment(header)}.${segment(claims)}`
  return `${content}.${encodeBase64Url(signToken(algorithm, recipe, encodeUtf8(content), input))}`
}
