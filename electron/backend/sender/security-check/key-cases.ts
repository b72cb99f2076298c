import type { ReasonCode } from '@shared/contracts/verdict'
import { encodeBase64Url } from '@shared/domain/byte-encoding'
import { publicKindOf } from '@shared/domain/signature/public-key'
import { encodeUtf8 } from '@shared/domain/text-codec'
import type { ProvenRequest } from '../prove-request'
import { changeCredential, repeatCredential, turnOne } from './change-request'
import { once, refused } from './check-case'
import type { CheckCase, CheckContext } from './check-case'

const isHeader =
  (wanted: string) =>
  ([name]: [string, string]): boolean =>
    name.toLowerCase() === wanted.toLowerCase()

/** The request with another text where the key or the signature stands. */
const withCredential = (context: CheckContext, change: (text: string) => string): ProvenRequest => {
  const { recipe, vendor } = context
  const request = context.prove()
  if (recipe !== null) return changeCredential(request, recipe, change)
  const wanted = isHeader(vendor.trigger.authentication.headerName)
  return {
    ...request,
    headers: request.headers.map(([name, value]) => [name, wanted([name, value]) ? change(value) : value]),
  }
}

const nearEnd = (text: string): number => Math.max(text.length - 12, 0)

/** What people take for a secret while they try things out, and forget to change. */
const guesses: readonly string[] = ['secret', 'password', 'changeme', 'test', '123456', 'webhook']

const tryGuess = (context: CheckContext, secret: string): ProvenRequest[] => {
  try {
    return [context.prove({ vendor: { ...context.vendor, secret } })]
  } catch {
    return []
  }
}

const unsigned = (value: object): string => encodeBase64Url(encodeUtf8(JSON.stringify(value)))

/** A token whose header says that it is not signed. */
const withoutAlgorithm = (token: string): string =>
  token.replace(
    /[^. ]+\.([^. ]+)\.[^. ]*$/,
    (_whole, claims: string) => `${unsigned({ alg: 'none', typ: 'JWT' })}.${claims}.`,
  )

const wrongKeyReason = ({ recipe }: CheckContext): ReasonCode => {
  if (recipe === null) return 'key_wrong'
  return recipe.type === 'equals' ? 'token_wrong' : 'signature_wrong'
}

/** Cases about the key and the place where the proof stands. */
export const keyCases: readonly CheckCase[] = [
  {
    id: 'wrong-key',
    name: 'Another key',
    prepare: (context) =>
      once(context.prove({ vendor: context.stranger }), refused(context.unauthorizedStatus, wrongKeyReason(context))),
  },
  {
    id: 'no-proof',
    name: 'No key and no signature',
    prepare: (context) => once(context.prove({ proof: 'none' }), refused(context.unauthorizedStatus)),
  },
  {
    id: 'empty-proof',
    name: 'An empty key or signature',
    prepare: (context) =>
      once(
        withCredential(context, () => ''),
        refused(context.unauthorizedStatus),
      ),
  },
  {
    id: 'malformed-proof',
    name: 'Something else in the place of the key or signature',
    prepare: (context) =>
      once(
        withCredential(context, () => 'not-a-signature'),
        refused(context.unauthorizedStatus),
      ),
  },
  {
    id: 'changed-proof',
    name: 'The key or signature with one character changed',
    prepare: (context) =>
      once(
        withCredential(context, (text) => turnOne(text, nearEnd(text))),
        refused(context.unauthorizedStatus),
      ),
  },
  {
    id: 'repeated-proof',
    name: 'The key or signature sent twice',
    prepare(context) {
      const { recipe, unauthorizedStatus, vendor } = context
      const request = context.prove()
      const name = vendor.trigger.authentication.headerName
      const twice =
        recipe === null
          ? { ...request, headers: [...request.headers, ...request.headers.filter(isHeader(name))] }
          : repeatCredential(request, recipe)
      if (twice === null) return 'The proof does not stand in a header that could be sent twice.'
      return once(twice, refused(unauthorizedStatus))
    },
  },
  {
    id: 'guessed-key',
    name: 'Keys that anybody would guess',
    prepare(context) {
      if (context.recipe !== null && publicKindOf(context.recipe) !== null) {
        return `${context.vendor.connection.name} signs with a private key, so there is no secret to guess.`
      }
      const requests = [...guesses, context.vendor.connection.id].flatMap((secret) => tryGuess(context, secret))
      if (requests.length === 0) return 'No common word has the form that a secret of this scheme must have.'
      return { requests, judges: 'every', expects: refused(context.unauthorizedStatus) }
    },
  },
  {
    id: 'unsigned-token',
    name: 'A token that says it is not signed',
    prepare(context) {
      if (context.recipe?.type !== 'jwt') return 'The proof is no JSON Web Token.'
      const request = withCredential(context, withoutAlgorithm)
      return once(request, refused(context.unauthorizedStatus, 'jwt_algorithm_refused', 'jwt_malformed'))
    },
  },
]
