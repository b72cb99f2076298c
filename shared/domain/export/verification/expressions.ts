import type { ContentPart, DigestEncoding, PartOf } from '../../../contracts/content-part'
import type { Credential, Place, SecretForm } from '../../../contracts/credential'
import type { HashChoice } from '../../../contracts/recipe'
import type { ValueSource } from '../../../contracts/value-source'
import { pathSteps } from '../../body-path'
import { quote } from '../words'
import { callOf, list, table, texts } from './language'
import type { Language } from './language'

type Sources = {
  [From in ValueSource['from']]?: (source: Extract<ValueSource, { from: From }>, language: Language) => string
}

const bodyPath = ({ path }: { path: string }, language: Language): string =>
  callOf(language, 'bodyValues', 'request', texts(pathSteps(path)))

const sources: Sources = {
  header: ({ name, or = [] }, language) => callOf(language, 'headerValues', 'request', ...[name, ...or].map(quote)),
  query: ({ name }, language) => callOf(language, 'queryValues', 'request', quote(name)),
  body: bodyPath,
  event: bodyPath,
  form: ({ name }, language) => callOf(language, 'formValues', 'request', quote(name)),
  field: ({ name }, language) => callOf(language, 'fieldValues', 'fields', quote(name)),
  config: ({ name }, language) => callOf(language, 'settingValues', 'settings', quote(name)),
  method: (_source, language) => list([language.request('method')]),
  constant: ({ text }) => texts([text]),
}

/** The values at a source. Sources that code cannot read are refused before; see obstacles.ts. */
export function sourceValues(language: Language, source: ValueSource): string {
  // The table has one entry per kind of source, each for its own kind.
  const write = sources[source.from] as ((source: ValueSource, language: Language) => string) | undefined
  if (write === undefined) throw new Error('A source that code cannot read is refused before code is written.')
  return write(source, language)
}

/** All values that stand at a place of a credential, as a list of lists. */
const placeValues = (language: Language, place: Place): string => {
  switch (place.from) {
    case 'headers': {
      const spread = callOf(language, 'numberedHeaders', 'request', quote(place.start))
      return language.nothing === 'None' ? `*${spread}` : `...${spread}`
    }
    case 'bearer':
      return callOf(language, 'authorizationValues', 'request', quote('bearer'))
    case 'basic':
      return callOf(language, 'basicValues', 'request', quote(place.half))
    default:
      return sourceValues(language, place)
  }
}

/** The places where the credential may stand. */
export function credentialPlaces(language: Language, { at }: Credential): string {
  return list(at.map((place) => placeValues(language, place)))
}

/** How the credential is taken out of its place, by the name of the option. */
export function credentialOptions(language: Language, { list: split, prefix }: Credential): [string, string][] {
  const options: [string, string][] = []
  if (prefix !== undefined) options.push(['prefix', quote(prefix)])
  if (split === undefined) return options
  options.push(['separator', quote(split.separator)])
  if (!('pair' in split)) return options
  const field =
    typeof split.field === 'string'
      ? quote(split.field)
      : callOf(
          language,
          'one',
          callOf(language, 'settingValues', 'settings', quote(split.field.config)),
          quote('setting'),
        )
  return [...options, ['pair', quote(split.pair)], ['field', field]]
}

const urlForms: Record<PartOf<'url'>['form'], (language: Language, base: string) => string> = {
  base: (_language, base) => base,
  full: (language, base) => callOf(language, 'fullUrl', base, 'request'),
  path: (language, base) => callOf(language, 'pathOf', base),
  query: (language) => callOf(language, 'queryOf', 'request'),
  'sorted-query': (language) => callOf(language, 'sortedQuery', 'request'),
}

/** The forms of the URL that the sender may have signed; `null` when the content has no URL. */
export function urlList(language: Language, content: readonly ContentPart[]): string | null {
  const part = content.find((candidate) => candidate.part === 'url')
  if (part === undefined) return null
  const given = language.request('baseUrl')
  const setting = part.config === undefined ? null : callOf(language, 'settingValues', 'settings', quote(part.config))
  const base =
    setting === null
      ? given
      : language.nothing === 'None'
        ? `(${setting} or [${given}])[0]`
        : `(${setting}[0] ?? ${given})`
  let urls = list([urlForms[part.form](language, base)])
  if (part.also?.includes('default-port')) urls = callOf(language, 'withDefaultPort', urls)
  if (part.also?.includes('trailing-slash')) urls = callOf(language, 'withTrailingSlash', urls)
  return part.unescape === undefined ? urls : callOf(language, 'unescapeUrls', urls, quote(part.unescape))
}

const headerPart = (language: Language, part: PartOf<'header'>): string => {
  const { after = '', before = '', name, optional, or } = part
  const values = sourceValues(language, { from: 'header', name, ...(or === undefined ? {} : { or }) })
  const rest = [language.bool(optional ?? false), quote(before), quote(after)]
  return callOf(language, 'headerPart', values, quote(`header ${name}`), ...rest)
}

const linesPart = (language: Language, { by, lists, optional }: PartOf<'lines'>): string => {
  const kinds = table(Object.entries(lists).map(([kind, names]) => [kind, texts(names)] as const))
  return callOf(language, 'linesOf', 'request', sourceValues(language, by), kinds, texts(optional))
}

const headerListPart = (language: Language, part: PartOf<'header-list'>): string => {
  const options = [quote(part.separator), language.bool(part.write === 'pairs'), quote(part.pair), quote(part.join)]
  return callOf(language, 'headerList', 'request', sourceValues(language, part.names), ...options)
}

type Parts = { [Name in ContentPart['part']]: (part: PartOf<Name>, language: Language) => string }

const textOf = (language: Language, text: string): string => callOf(language, 'textBytes', text)

const oneOf = (language: Language, values: string, what: string): string => callOf(language, 'one', values, quote(what))

const bodyPathPart = (part: PartOf<'body-path'>, language: Language): string => {
  const values = sourceValues(language, { from: 'body', path: part.path })
  const mayBeMissing = language.bool(part.missing === 'empty')
  return callOf(language, 'bodyPart', values, quote(`${part.path} in the body`), mayBeMissing)
}

const digestPart = ({ algorithm, encoding }: PartOf<'body-digest'>, language: Language): string =>
  textOf(language, callOf(language, 'digestText', quote(algorithm), language.request('body'), quote(encoding)))

const parts: Parts = {
  body: (_part, language) => language.request('body'),
  method: (_part, language) => textOf(language, language.request('method')),
  url: (_part, language) => textOf(language, 'url'),
  secret: () => 'key',
  literal: ({ text }, language) => textOf(language, quote(text)),
  header: (part, language) => headerPart(language, part),
  field: ({ name }, language) =>
    callOf(language, 'headerBytes', oneOf(language, sourceValues(language, { from: 'field', name }), name)),
  'body-path': bodyPathPart,
  form: ({ name }, language) =>
    textOf(language, oneOf(language, sourceValues(language, { from: 'form', name }), `form field ${name}`)),
  'form-sorted': (_part, language) => callOf(language, 'sortedForm', 'request'),
  'header-list': (part, language) => headerListPart(language, part),
  'body-digest': digestPart,
  crc32: (_part, language) => textOf(language, callOf(language, 'crc32Text', language.request('body'))),
  lines: (part, language) => linesPart(language, part),
  config: ({ name }, language) =>
    textOf(language, oneOf(language, sourceValues(language, { from: 'config', name }), `setting ${name}`)),
}

/** One part of what is signed, as bytes. */
export function contentPart(language: Language, part: ContentPart): string {
  // The table has one entry per kind of part, each for its own kind.
  const write = parts[part.part] as (part: ContentPart, language: Language) => string
  return write(part, language)
}

const decoders: Record<DigestEncoding, string> = {
  hex: 'decodeHex',
  base64: 'decodeBase64',
  base64url: 'decodeBase64url',
}

/** The function that decodes a digest of this encoding. */
export const decoderOf = (language: Language, encoding: DigestEncoding): string => language.nameOf(decoders[encoding])

/** The hash of a request. */
export function hashOf(language: Language, choice: HashChoice): string {
  if (typeof choice === 'string') return quote(choice)
  const hashes = table(Object.entries(choice.cases).map(([name, hash]) => [name, quote(hash)] as const))
  return callOf(language, 'chosenHash', sourceValues(language, choice.by), hashes)
}

/** The key that the secret stands for. */
export function keyOf(language: Language, form: SecretForm): string {
  const helpers: Record<Exclude<SecretForm, 'utf8'>, string> = {
    base64: 'decodeBase64',
    hex: 'decodeHex',
    'whsec-base64': 'whsecBytes',
    'whsec-or-utf8': 'whsecOrText',
    sha1: 'sha1Bytes',
  }
  const bytes = form === 'utf8' ? callOf(language, 'textBytes', 'secret') : callOf(language, helpers[form], 'secret')
  return callOf(language, 'keyFrom', bytes)
}
