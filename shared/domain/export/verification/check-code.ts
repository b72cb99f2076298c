import type { Recipe, RecipeOf, SigningRecipe } from '../../../contracts/recipe'
import { apiKeyHeaders, apiKeyParameter } from '../../auth/api-key'
import { digestLengths } from '../../signature/digest-encoding'
import type { Differences } from '../differences'
import type { ExportAuthentication } from '../export-source'
import { quote } from '../words'
import {
  contentPart,
  credentialOptions,
  credentialPlaces,
  decoderOf,
  hashOf,
  keyOf,
  sourceValues,
  urlList,
} from './expressions'
import { callOf, list } from './language'
import type { Language } from './language'

/** The expressions that the check of a language is put together from. */
export interface CheckCode {
  /** The lists of values, one for each place that may hold the credential. */
  places: string
  options: readonly [string, string][]
  /** `equals` compares the candidate with the secret; `signed` checks a signature of the content. */
  kind: 'equals' | 'signed'
  /** Whether all places that are there have to be right, and not any of them. */
  isEveryPlace: boolean
  key: string | null
  algorithm: string | null
  signatures: string | null
  urls: string | null
  content: readonly string[]
  /** Whether `signature` fits `content`. */
  fits: string
  signedAt: string | null
  /** Calls after the signature was found right. */
  afterwards: readonly string[]
  /** The steps to the list whose items are checked one by one. */
  each: string | null
}

const digestLength = (recipe: SigningRecipe, language: Language): string => {
  if (recipe.type === 'ed25519') return '64'
  if (recipe.type === 'ecdsa')
    return recipe.format === 'raw' ? (recipe.curve === 'P-256' ? '64' : '96') : language.nothing
  if (recipe.type === 'rsa') return language.nothing
  if (typeof recipe.algorithm === 'string') return String(digestLengths[recipe.algorithm])
  return language.nothing
}

const spkiStarts = {
  ed25519: { start: '302a300506032b6570032100', length: 32 },
  'P-256': { start: '3059301306072a8648ce3d020106082a8648ce3d030107034200', length: 65 },
  'P-384': { start: '3076301006072a8648ce3d020106052b81040022036200', length: 97 },
}

const curveNames = { 'P-256': 'prime256v1', 'P-384': 'secp384r1' }

const publicKeyOf = (recipe: RecipeOf<'ed25519' | 'ecdsa' | 'rsa'>): string => {
  const kind = recipe.type === 'ecdsa' ? recipe.curve : recipe.type
  const raw = kind === 'rsa' ? { start: '', length: null } : spkiStarts[kind]
  const [type, curve] = recipe.type === 'ecdsa' ? ['ec', quote(curveNames[recipe.curve])] : [recipe.type, 'null']
  const whole = (bytes: string): string => `publicKey(${bytes}, ${quote('')}, null)`
  const bare = (bytes: string): string => `publicKey(${bytes}, ${quote(raw.start)}, ${raw.length})`
  const keys: Record<string, string> = {
    'raw-hex': bare('decodeHex(secret)'),
    'raw-base64': bare('decodeBase64(secret)'),
    'whpk-base64': bare(`decodeBase64(secret.replace(/^whpk_/, ''))`),
    'spki-base64': whole('decodeBase64(secret)'),
    pem: whole('pemBytes(secret)'),
  }
  return `checkKind(${keys[String(recipe.key)] ?? ''}, ${quote(type ?? '')}, ${curve})`
}

const signatureFits = (recipe: SigningRecipe, language: Language): string => {
  if (recipe.type === 'hmac')
    return callOf(language, 'isSame', callOf(language, 'hmacOf', 'algorithm', 'key', 'content'), 'signature')
  if (recipe.type === 'hash')
    return callOf(language, 'isSame', callOf(language, 'hashOf', 'algorithm', 'content'), 'signature')
  if (recipe.type === 'ed25519') return 'isSigned(null, key, content, signature)'
  if (recipe.type === 'rsa') return 'isSigned(algorithm, key, content, signature)'
  return `isSigned(algorithm, { key, dsaEncoding: ${quote(recipe.format === 'raw' ? 'ieee-p1363' : 'der')} }, content, signature)`
}

const secretKey = (recipe: SigningRecipe, language: Language): string => {
  if (recipe.type === 'hmac') return keyOf(language, recipe.key)
  return recipe.type === 'hash' ? keyOf(language, 'utf8') : publicKeyOf(recipe)
}

const afterwardsOf = (recipe: Recipe, language: Language): string[] => {
  const calls: string[] = []
  if (recipe.timestamp !== undefined) {
    const { direction, toleranceSeconds } = recipe.timestamp
    const limits = [String(toleranceSeconds), language.bool(direction === 'both')]
    calls.push(callOf(language, 'checkAge', language.nameOf('signedAt'), 'now', ...limits))
  }
  if ('bodyDigest' in recipe && recipe.bodyDigest !== undefined) {
    const { algorithm, encoding, needed, source } = recipe.bodyDigest
    const facts = [quote(algorithm), decoderOf(language, encoding), quote(needed)]
    calls.push(callOf(language, 'checkBodyDigest', 'request', sourceValues(language, source), ...facts))
  }
  if (typeof recipe.replay === 'object') {
    calls.push(
      callOf(language, 'single', sourceValues(language, recipe.replay.nonce), quote('value that is used only once')),
    )
  }
  return calls
}

const eachOf = (recipe: Recipe): string | null =>
  recipe.each === undefined
    ? null
    : list(recipe.each.split(/(?<!\\)\./).map((step) => quote(step.replaceAll('\\.', '.'))))

const plain: Pick<CheckCode, 'key' | 'algorithm' | 'signatures' | 'urls' | 'content' | 'signedAt'> = {
  ...{ key: null, algorithm: null, signatures: null, urls: null, content: [], signedAt: null },
}

const apiKeyCode = (headerName: string, language: Language): CheckCode => {
  const own = headerName.toLowerCase()
  const isKnown = [...apiKeyHeaders, 'authorization'].some((name) => name.toLowerCase() === own)
  const headers = [...apiKeyHeaders, ...(isKnown ? [] : [headerName])]
  const places = [
    callOf(language, 'queryValues', 'request', quote(apiKeyParameter)),
    ...headers.map((name) => callOf(language, 'headerValues', 'request', quote(name))),
    own === 'authorization'
      ? callOf(language, 'authorizationKeys', 'request')
      : callOf(language, 'authorizationValues', 'request', quote('bearer')),
  ]
  const fits = callOf(language, 'isSameText', 'candidate', 'secret')
  return {
    ...plain,
    places: list(places),
    options: [],
    kind: 'equals',
    isEveryPlace: true,
    fits,
    afterwards: [],
    each: null,
  }
}

const equalsCode = (recipe: RecipeOf<'equals'>, language: Language): CheckCode => ({
  ...plain,
  places: credentialPlaces(language, recipe.credential),
  options: credentialOptions(language, recipe.credential),
  kind: 'equals',
  isEveryPlace: false,
  fits: callOf(language, 'isSameText', 'candidate', 'secret'),
  afterwards: afterwardsOf(recipe, language),
  each: eachOf(recipe),
})

const signedCode = (recipe: SigningRecipe, language: Language): CheckCode => {
  const decoders = list(recipe.encodings.map((encoding) => decoderOf(language, encoding)))
  const { timestamp } = recipe
  return {
    places: credentialPlaces(language, recipe.credential),
    options: credentialOptions(language, recipe.credential),
    kind: 'signed',
    isEveryPlace: false,
    key: secretKey(recipe, language),
    algorithm: recipe.type === 'ed25519' ? null : hashOf(language, recipe.algorithm),
    signatures: callOf(language, 'decodeSignatures', 'candidates', decoders, digestLength(recipe, language)),
    urls: urlList(language, recipe.content),
    content: recipe.content.map((part) => contentPart(language, part)),
    fits: signatureFits(recipe, language),
    signedAt:
      timestamp === undefined
        ? null
        : callOf(
            language,
            'timeOf',
            sourceValues(language, timestamp.source),
            quote(timestamp.unit),
            language.bool(timestamp.optional ?? false),
          ),
    afterwards: afterwardsOf(recipe, language),
    each: eachOf(recipe),
  }
}

/** The check of an authentication in the expressions of a language. Recipes with an obstacle have none. */
export function makeCheckCode(authentication: ExportAuthentication, language: Language): CheckCode {
  if (authentication.method === 'apiKey') return apiKeyCode(authentication.headerName, language)
  const { recipe } = authentication
  if (recipe.type === 'equals') return equalsCode(recipe, language)
  if (recipe.type === 'jwt') throw new Error('A token is refused before code is written.')
  return signedCode(recipe, language)
}

/** What the code does not do although Hookwright does. */
export function noteCodeDifferences(authentication: ExportAuthentication, differences: Differences): void {
  if (authentication.method === 'apiKey') return
  const { recipe } = authentication
  if (recipe.replay !== 'none') {
    differences.add(
      'A repetition of a genuine delivery is not refused; keep the delivery ids and refuse one that came before',
    )
  }
}
