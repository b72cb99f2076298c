import type { ContentPart, DigestEncoding, PartOf } from '../../../contracts/content-part'
import type { Credential, Place, SecretForm } from '../../../contracts/credential'
import type { HashChoice } from '../../../contracts/recipe'
import type { ValueSource } from '../../../contracts/value-source'
import { pathSteps } from '../../body-path'
import { quote } from '../words'
import { callOf, list, table, texts } from './language'
import type { Language } from './language'

/** The values at a source. Sources that code cannot read are refused before; see obstacles.ts. */
export function sourceValues(language: Language, source: ValueSource): string {
  const call = (helper: string, ...args: string[]): string => callOf(language, helper, ...args)
  switch (source.from) {
    case 'header':
      return call('headerValues', 'request', ...[source.name, ...(source.or ?? [])].map(quote))
    case 'query':
      return call('queryValues', 'request', quote(source.name))
    case 'body':
    case 'event':
      return call('bodyValues', 'request', texts(pathSteps(source.path)))
    case 'form':
      return call('formValues', 'request', quote(source.name))
    case 'field':
      return call('fieldValues', 'fields', quote(source.name))
    case 'config':
      return call('settingValues', 'settings', quote(source.name))
    case 'method':
      return list([language.request('method')])
    case 'constant':
      return texts([source.text])
    case 'claim':
    case 'key':
      return '[]'
  }
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

/** One part of what is signed, as bytes. */
export function contentPart(language: Language, part: ContentPart): string {
  const call = (helper: string, ...args: string[]): string => callOf(language, helper, ...args)
  const body = language.request('body')
  switch (part.part) {
    case 'body':
      return body
    case 'method':
      return call('textBytes', language.request('method'))
    case 'url':
      return call('textBytes', 'url')
    case 'secret':
      return 'key'
    case 'literal':
      return call('textBytes', quote(part.text))
    case 'header':
      return headerPart(language, part)
    case 'field':
      return call('headerBytes', call('one', call('fieldValues', 'fields', quote(part.name)), quote(part.name)))
    case 'body-path': {
      const values = sourceValues(language, { from: 'body', path: part.path })
      return call('bodyPart', values, quote(`${part.path} in the body`), language.bool(part.missing === 'empty'))
    }
    case 'form':
      return call(
        'textBytes',
        call('one', sourceValues(language, { from: 'form', name: part.name }), quote(`form field ${part.name}`)),
      )
    case 'form-sorted':
      return call('sortedForm', 'request')
    case 'header-list':
      return headerListPart(language, part)
    case 'body-digest':
      return call('textBytes', call('digestText', quote(part.algorithm), body, quote(part.encoding)))
    case 'crc32':
      return call('textBytes', call('crc32Text', body))
    case 'lines':
      return linesPart(language, part)
    case 'config': {
      const values = call('settingValues', 'settings', quote(part.name))
      return call('textBytes', call('one', values, quote(`setting ${part.name}`)))
    }
  }
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
