import { digestEncodingSchema } from '../../../contracts/content-part'
import type { DigestEncoding, HashName } from '../../../contracts/content-part'
import type { Credential } from '../../../contracts/credential'
import type { CapturedRequest } from '../../../contracts/delivery'
import type { Recipe, SigningRecipe } from '../../../contracts/recipe'
import { headerValues } from '../../header-values'
import { headerOf, mapHeader, send } from './fault'
import type { Fault, FaultCase, Faulty } from './fault'

const signingOf = ({ preset: { recipe } }: FaultCase): SigningRecipe | null =>
  recipe.type === 'equals' || recipe.type === 'jwt' ? null : recipe

const encoded = (encoding: DigestEncoding): Fault => ({
  kind: `signature in ${encoding}`,
  names: ['signature_encoding'],
  inject(each) {
    const recipe = signingOf(each)
    if (recipe === null || recipe.encodings.includes(encoding)) return null
    return { request: send(each, { recipe: { ...recipe, encodings: [encoding] } }) }
  },
})

const hashed = (hash: HashName): Fault => ({
  kind: `signed with ${hash}`,
  names: ['signature_hash'],
  inject(each) {
    const recipe = signingOf(each)
    if (recipe === null || recipe.type === 'ed25519' || typeof recipe.algorithm !== 'string') return null
    if (recipe.algorithm === hash) return null
    const prefix = recipe.credential.prefix?.replace(/^sha\d+/, hash)
    const credential: Credential = { ...recipe.credential, ...(prefix === undefined ? {} : { prefix }) }
    return { request: send(each, { recipe: { ...recipe, algorithm: hash, credential } }) }
  },
})

const rewritten = (kind: string, names: string[], change: (value: string, recipe: Recipe) => string | null): Fault => ({
  kind,
  names,
  inject(each) {
    const name = headerOf(each)
    if (name === null) return null
    const request = send(each)
    const value = headerValues(request.headers, name)[0] ?? ''
    const changed = change(value, each.preset.recipe)
    return changed === null || changed === value ? null : { request: mapHeader(request, name, () => changed) }
  },
})

const renamed = (request: CapturedRequest, from: string, to: string): Faulty => ({
  request: {
    ...request,
    headers: request.headers.map(([name, value]) => [name.toLowerCase() === from.toLowerCase() ? to : name, value]),
  },
})

const other = (value: string): string =>
  value.replace(/[A-Za-z0-9+/_-]{16,}(?==*$)/, (text) => [...text].reverse().join(''))

/** What stands before the digest in a header. */
const withoutStart = (value: string, { credential }: Recipe): string | null => {
  if (credential.prefix !== undefined) return value.slice(credential.prefix.length)
  const { list } = credential
  if (list === undefined || !('pair' in list)) return null
  const items = value.split(list.separator)
  return items.length === 1 ? value.slice(value.indexOf(list.pair) + list.pair.length) : null
}

const isBare = ({ credential }: Recipe): boolean => credential.prefix === undefined && credential.list === undefined

/** Mistakes with what is written in the header. */
export const signatureFaults: readonly Fault[] = [
  ...digestEncodingSchema.options.map(encoded),
  hashed('sha1'),
  hashed('sha256'),
  hashed('sha512'),
  {
    kind: 'ECDSA in another format',
    names: ['signature_format'],
    inject(each) {
      const { recipe } = each.preset
      if (recipe.type !== 'ecdsa') return null
      const format = recipe.format === 'der' ? 'raw' : 'der'
      return { request: send(each, { recipe: { ...recipe, format } }) }
    },
  },
  {
    kind: 'token signed with HS512',
    names: ['jwt_algorithm_refused', 'signature_hash'],
    inject(each) {
      const { recipe } = each.preset
      if (recipe.type !== 'jwt' || recipe.algorithms[0] !== 'HS256') return null
      return { request: send(each, { recipe: { ...recipe, algorithms: ['HS512'] } }) }
    },
  },
  rewritten('prefix missing', ['signature_prefix'], withoutStart),
  rewritten('prefix sha256= added', ['signature_prefix'], (value, recipe) =>
    isBare(recipe) && recipe.type !== 'equals' ? `sha256=${value}` : null,
  ),
  rewritten('token after Bearer', ['signature_prefix'], (value, recipe) =>
    recipe.type === 'equals' ? `Bearer ${value}` : null,
  ),
  rewritten('two signatures joined', ['signatures_joined'], (value) => `${other(value)}, ${value}`),
  rewritten('signature cut short', ['signature_not_encoded', 'signature_malformed'], (value, recipe) =>
    recipe.type === 'hmac' ? value.slice(0, -9) : null,
  ),
  {
    kind: 'other header',
    names: ['signature_header'],
    inject(each) {
      const name = headerOf(each)
      return name === null ? null : renamed(send(each), name, 'X-Webhook-Signature')
    },
  },
  {
    kind: 'header with a similar name',
    names: ['signature_header'],
    inject(each) {
      const name = headerOf(each)
      return name === null ? null : renamed(send(each), name, `X-Forwarded-${name.replace(/^X-/i, '')}`)
    },
  },
  {
    kind: 'no signature',
    names: ['signature_missing', 'token_missing'],
    inject(each) {
      const name = headerOf(each)
      if (name === null || each.preset.recipe.credential.at.length > 1) return null
      const request = send(each)
      return {
        request: {
          ...request,
          headers: request.headers.filter(([header]) => header.toLowerCase() !== name.toLowerCase()),
        },
      }
    },
  },
]
