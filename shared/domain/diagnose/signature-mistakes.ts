import type { DigestEncoding, HashName } from '../../contracts/content-part'
import { digestEncodingSchema, hashNameSchema } from '../../contracts/content-part'
import type { Credential } from '../../contracts/credential'
import { jwtAlgorithmSchema } from '../../contracts/recipe'
import type { Recipe, SigningRecipe } from '../../contracts/recipe'
import { headerValues } from '../header-values'
import type { Attempt, Attempts, Subject } from './attempt'

const isSigning = (recipe: Recipe): recipe is SigningRecipe => recipe.type !== 'equals' && recipe.type !== 'jwt'

const encodingNames: Record<DigestEncoding, string> = { hex: 'hexadecimal', base64: 'base64', base64url: 'base64url' }

function* encodingMistakes(recipe: SigningRecipe): Attempts {
  for (const encoding of digestEncodingSchema.options) {
    if (recipe.encodings.includes(encoding)) continue
    const found = `The signature read as ${encodingNames[encoding]}`
    yield { mistake: 'signature_encoding', found, recipe: { ...recipe, encodings: [encoding] } }
  }
}

const hashPrefix = /^sha(1|256|384|512)(?==$)/

/** A prefix that names the hash goes with it. */
const credentialFor = (credential: Credential, hash: HashName): Credential =>
  credential.prefix === undefined ? credential : { ...credential, prefix: credential.prefix.replace(hashPrefix, hash) }

function* hashMistakes(recipe: SigningRecipe): Attempts {
  if (recipe.type === 'ed25519' || typeof recipe.algorithm !== 'string') return
  for (const hash of hashNameSchema.options) {
    if (hash === recipe.algorithm) continue
    const found = `The same with ${hash.toUpperCase()}`
    const fitting = credentialFor(recipe.credential, hash)
    yield { mistake: 'signature_hash', found, recipe: { ...recipe, algorithm: hash, credential: recipe.credential } }
    if (fitting.prefix === recipe.credential.prefix) continue
    yield { mistake: 'signature_hash', found, recipe: { ...recipe, algorithm: hash, credential: fitting } }
  }
}

function* formatMistakes(recipe: SigningRecipe): Attempts {
  if (recipe.type !== 'ecdsa') return
  const format = recipe.format === 'der' ? 'raw' : 'der'
  const found = format === 'der' ? 'The signature read as DER' : 'The signature read as r and s of fixed length'
  yield { mistake: 'signature_format', found, recipe: { ...recipe, format } }
}

/** The values in the places of a header credential. */
const givenValues = ({ preset, request }: Subject): string[] =>
  preset.recipe.credential.at.flatMap((place) =>
    place.from === 'header' ? headerValues(request.headers, place.name) : [],
  )

const maxValue = 2000

const prefixAttempt = (recipe: Recipe, found: string, credential: Credential): Attempt => ({
  mistake: 'signature_prefix',
  found,
  recipe: { ...recipe, credential },
})

/** What stands before the value, if it is none that the recipe knows. */
function* addedPrefix({ preset: { recipe } }: Subject, value: string): Attempts {
  const { list, prefix, ...bare } = recipe.credential
  const [start] = /^[A-Za-z0-9-]{1,12}[=:, ]\s?(?=.{8})/.exec(value) ?? []
  if (start === undefined || start === prefix || list !== undefined) return
  yield prefixAttempt(recipe, `What follows ${start.trim()}`, { ...bare, prefix: start })
}

/** Items of the list under another name. */
function* otherFields({ preset: { recipe } }: Subject, value: string): Attempts {
  const { list } = recipe.credential
  if (list === undefined || !('pair' in list)) return
  for (const name of fieldNames(value, list.separator, list.pair)) {
    if (name === list.field) continue
    const credential = { ...recipe.credential, list: { ...list, field: name } }
    yield prefixAttempt(recipe, `The item ${name}${list.pair}`, credential)
  }
}

function* prefixMistakes(subject: Subject): Attempts {
  const { recipe } = subject.preset
  const { list, prefix, ...bare } = recipe.credential
  const value = givenValues(subject)[0]?.slice(0, maxValue) ?? ''
  if (prefix !== undefined) {
    yield prefixAttempt(recipe, `The value without ${prefix}`, list === undefined ? bare : { ...bare, list })
  }
  if (list !== undefined) yield prefixAttempt(recipe, 'The whole value as one signature', bare)
  yield* addedPrefix(subject, value)
  yield* otherFields(subject, value)
}

const fieldNames = (value: string, separator: string, pair: string): string[] => {
  const long = value.split(separator).filter((item) => item.split(pair).slice(1).join(pair).length >= 16)
  return [...new Set(long.map((item) => item.slice(0, item.indexOf(pair)).trim()))].filter(Boolean).slice(0, 4)
}

/** Values in which two signatures stand one after the other, taken apart. */
const takeApart = (value: string, separator: string | null): string[] => {
  const apart = value.split(/\s*[,;]\s*|\s+/).filter(Boolean)
  if (separator === null) return apart.length > 1 && apart.length <= 4 ? apart : []
  const items = value.split(separator)
  const middle = items.length / 2
  if (items.length < 4 || !Number.isInteger(middle)) return []
  return [items.slice(0, middle), items.slice(middle)].map((half) => half.join(separator).trim())
}

function* joinedMistakes(subject: Subject): Attempts {
  const { preset, request } = subject
  const { credential } = preset.recipe
  for (const place of credential.at) {
    if (place.from !== 'header') continue
    const [value = ''] = headerValues(request.headers, place.name)
    const pieces = takeApart(value.slice(0, maxValue), credential.list?.separator ?? null)
    for (const [index, piece] of pieces.entries()) {
      yield {
        mistake: 'signatures_joined',
        found: `Part ${index + 1} of ${pieces.length} of the header, alone`,
        request: {
          headers: request.headers.map(([name, old]) => [
            name,
            name.toLowerCase() === place.name.toLowerCase() ? piece : old,
          ]),
        },
      }
    }
  }
}

const speakingName = /sig|hmac|digest|token|secret|auth|key|hook|verif/i
const maxHeaders = 10

/** Headers that could carry the credential, those with a speaking name first. */
const otherHeaders = ({ preset, request }: Subject): string[] => {
  const known = new Set(
    preset.recipe.credential.at.flatMap((place) => ('name' in place ? [place.name.toLowerCase()] : [])),
  )
  const names = request.headers
    .filter(([name, value]) => !known.has(name.toLowerCase()) && value.length >= 8)
    .map(([name]) => name)
  const speaking = names.filter((name) => speakingName.test(name))
  return [...new Set([...speaking, ...names.filter((name) => /^x-/i.test(name))])].slice(0, maxHeaders)
}

function* placeMistakes(subject: Subject): Attempts {
  const { recipe } = subject.preset
  const { prefix, ...bare } = recipe.credential
  const attempt = (found: string, credential: Credential): Attempt => ({
    mistake: 'signature_header',
    found,
    recipe: { ...recipe, credential },
  })
  for (const name of otherHeaders(subject)) {
    const at: Credential['at'] = [{ from: 'header', name }]
    yield attempt(`The header ${name}`, { ...recipe.credential, at })
    if (prefix !== undefined) yield attempt(`The header ${name}, without ${prefix}`, { ...bare, at })
  }
  yield attempt('The token after Bearer in Authorization', { ...recipe.credential, at: [{ from: 'bearer' }] })
}

function* algorithmMistakes(recipe: Recipe): Attempts {
  if (recipe.type !== 'jwt') return
  const family = recipe.algorithms[0]?.slice(0, 2) ?? ''
  for (const algorithm of jwtAlgorithmSchema.options) {
    if (recipe.algorithms.includes(algorithm) || !algorithm.startsWith(family)) continue
    yield {
      mistake: 'signature_hash',
      found: `The token read as ${algorithm}`,
      recipe: { ...recipe, algorithms: [algorithm] },
    }
  }
}

/** The mistakes of writing a signature: encoding, prefix, hash, header. */
export function* signatureMistakes(subject: Subject): Attempts {
  const { recipe } = subject.preset
  if (isSigning(recipe)) {
    yield* encodingMistakes(recipe)
    yield* formatMistakes(recipe)
  }
  yield* prefixMistakes(subject)
  if (isSigning(recipe)) yield* hashMistakes(recipe)
  yield* algorithmMistakes(recipe)
  yield* placeMistakes(subject)
  yield* joinedMistakes(subject)
}
