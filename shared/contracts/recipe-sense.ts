import type { ContentPart } from './content-part'
import type { Recipe, SigningRecipe } from './recipe'
import type { ValueSource } from './value-source'

type Rule<Kind> = (recipe: Kind) => string | null

const isSigning = (recipe: Recipe): recipe is SigningRecipe => recipe.type !== 'equals' && recipe.type !== 'jwt'

const has = ({ content }: SigningRecipe, part: ContentPart['part']): boolean =>
  content.some((candidate) => candidate.part === part)

const isNamed = (name: string, others: readonly string[]): boolean =>
  others.some((other) => other.toLowerCase() === name.toLowerCase())

type Covers = (part: ContentPart, source: ValueSource) => boolean

const hasPath = (source: ValueSource): source is Extract<ValueSource, { from: 'body' }> => source.from === 'body'

/** Whether a part covers the value at a source, by the kind of source; of other kinds nothing is ever covered. */
const covers: Partial<Record<ValueSource['from'], Covers>> = {
  header: (part, source) =>
    part.part === 'header' && source.from === 'header' && isNamed(source.name, [part.name, ...(part.or ?? [])]),
  field: (part, source) => part.part === 'field' && source.from === 'field' && part.name === source.name,
  form: (part, source) =>
    part.part === 'body' ||
    part.part === 'form-sorted' ||
    (part.part === 'form' && source.from === 'form' && part.name === source.name),
  body: (part, source) =>
    part.part === 'body' ||
    part.part === 'lines' ||
    (part.part === 'body-path' && hasPath(source) && part.path === source.path),
  query: (part) => part.part === 'url' && part.form !== 'base' && part.form !== 'path',
}

const isCovered = (source: ValueSource, { content }: Pick<SigningRecipe, 'content'>): boolean =>
  content.some((part) => covers[source.from]?.(part, source) ?? false)

const literalOnly = new Set<ContentPart['part']>(['literal', 'secret', 'config', 'method'])

const signingRules: Rule<SigningRecipe>[] = [
  (recipe) =>
    recipe.content.every(({ part }) => literalOnly.has(part))
      ? 'Nothing of the request is signed: the content has only fixed text.'
      : null,
  (recipe) =>
    recipe.type === 'hash' && !has(recipe, 'secret')
      ? 'A plain hash proves nothing unless the secret is part of the content.'
      : null,
  (recipe) =>
    recipe.type !== 'hash' && has(recipe, 'secret')
      ? 'The secret is the key here, so it cannot be part of the content too.'
      : null,
  (recipe) =>
    has(recipe, 'body') && recipe.credential.at.some(({ from }) => from === 'body' || from === 'form')
      ? 'The signature stands in the body, so it cannot cover the raw body.'
      : null,
  (recipe) =>
    has(recipe, 'field') && !(recipe.credential.list !== undefined && 'pair' in recipe.credential.list)
      ? 'The content has a field beside the signature, but the credential is not a list of fields.'
      : null,
  ({ content, timestamp }) =>
    timestamp !== undefined && !isCovered(timestamp.source, { content })
      ? 'The timestamp is not signed, so anyone could change it.'
      : null,
  ({ content, replay }) =>
    typeof replay === 'object' && !isCovered(replay.nonce, { content })
      ? 'The value that is used only once is not signed, so anyone could change it.'
      : null,
]

const isSymmetricKey = (key: string): boolean =>
  !['raw-hex', 'raw-base64', 'spki-base64', 'whpk-base64', 'pem', 'jwk'].includes(key)

const generalRules: Rule<Recipe>[] = [
  (recipe) => {
    if (recipe.type !== 'jwt') return null
    const families = new Set(recipe.algorithms.map((algorithm) => algorithm.slice(0, 2)))
    return families.size > 1
      ? 'A token may have only algorithms of one family, or a public key could pass as a secret.'
      : null
  },
  (recipe) => {
    if (recipe.type !== 'jwt') return null
    const wantsSecret = recipe.algorithms[0]?.startsWith('HS') ?? false
    const isSecret = typeof recipe.key === 'string' && isSymmetricKey(recipe.key)
    return wantsSecret === isSecret ? null : 'The kind of key does not fit the algorithm of the token.'
  },
  (recipe) =>
    recipe.type === 'equals' && recipe.timestamp !== undefined
      ? 'A value that is only compared signs nothing, so a timestamp beside it proves nothing.'
      : null,
  (recipe) =>
    recipe.type === 'jwt' && recipe.timestamp !== undefined && recipe.timestamp.source.from !== 'claim'
      ? 'Of a token only the claims are signed, so its time has to be a claim.'
      : null,
  (recipe) =>
    recipe.each !== undefined && recipe.credential.at.some(({ from }) => from !== 'body')
      ? 'Items that are checked one by one carry their signature in the body.'
      : null,
  (recipe) =>
    recipe.replay === 'signature' && recipe.type === 'equals'
      ? 'The same value comes with every request, so it cannot tell a replay.'
      : null,
  (recipe) => {
    const { at, list } = recipe.credential
    return list !== undefined && at.some(({ from }) => from === 'basic' || from === 'bearer')
      ? 'A list of fields cannot stand in an Authorization header of this kind.'
      : null
  },
]

/** What makes a recipe nonsense although each of its parts is right; a sentence each. */
export function findNonsense(recipe: Recipe): string[] {
  const general = generalRules.map((rule) => rule(recipe))
  const signing = isSigning(recipe) ? signingRules.map((rule) => rule(recipe)) : []
  return [...general, ...signing].filter((message) => message !== null)
}
