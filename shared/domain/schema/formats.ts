/** The string formats of JSON Schema 2020-12 that are recognised. A detector says yes only where every validator would. */
export type StringFormat = 'date-time' | 'date' | 'uuid' | 'email' | 'uri' | 'uri-template' | 'ipv4' | 'ipv6'

const maxLength = 2048

const daysInMonth = (year: number, month: number): number => {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

const isDate = (text: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/

/** RFC 3339 with capital T and Z and no leap second, which validators treat in different ways. */
const isDateTime = (text: string): boolean =>
  text[10] === 'T' && isDate(text.slice(0, 10)) && timePattern.test(text.slice(11))

const isUuid = (text: string): boolean => /^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/.test(text)

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const localPattern = new RegExp(`^${atom}(?:\\.${atom})*$`)
const domainLabel = /^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/

const isDomain = (text: string): boolean => {
  const labels = text.split('.')
  return (
    text.length <= 253 && labels.length >= 2 && labels.every((label) => label.length <= 63 && domainLabel.test(label))
  )
}

const isEmail = (text: string): boolean => {
  const at = text.lastIndexOf('@')
  const local = text.slice(0, at)
  return at > 0 && local.length <= 64 && localPattern.test(local) && isDomain(text.slice(at + 1))
}

const octet = '(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const ipv4Pattern = new RegExp(`^${octet}(?:\\.${octet}){3}$`)

const isIpv4 = (text: string): boolean => ipv4Pattern.test(text)

/** RFC 4291 text form: eight groups, or fewer with one `::` that stands for at least two. */
const isIpv6 = (text: string): boolean => {
  if (text.length > 39 || !/^[0-9A-Fa-f:]+$/.test(text) || !text.includes(':')) return false
  const halves = text.split('::')
  if (halves.length > 2) return false
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')))
  const isComplete = halves.length === 2 ? groups.length <= 6 : groups.length === 8
  return isComplete && groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))
}

const pathCharacters = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/]|%[0-9A-Fa-f]{2})*$/
const queryCharacters = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?]|%[0-9A-Fa-f]{2})*$/
const userCharacters = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=:]|%[0-9A-Fa-f]{2})*$/

const isAuthority = (authority: string): boolean => {
  const at = authority.lastIndexOf('@')
  const hostAndPort = authority.slice(at + 1)
  const parts = /^([A-Za-z0-9._-]+)(?::(\d{1,5}))?$/.exec(hostAndPort)
  return parts !== null && (at < 0 || userCharacters.test(authority.slice(0, at)))
}

/** An absolute URI with an authority (RFC 3986); templates such as `/users{/id}` and bare `name:value` texts are not. */
const isUri = (text: string): boolean => {
  const parts = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/.exec(text)
  if (parts === null) return false
  const [, authority = '', path = '', query = '', fragment = ''] = parts
  return (
    isAuthority(authority) && pathCharacters.test(path) && queryCharacters.test(query) && queryCharacters.test(fragment)
  )
}

const templateName = String.raw`[A-Za-z0-9_]+(?:\*|:[1-9]\d{0,3})?`
const expressionPattern = new RegExp(`\\{[+#./;?&]?${templateName}(?:,${templateName})*\\}`, 'g')

/** An absolute URI in which some parts may be RFC 6570 expressions such as `{/id}`; a plain URI without apostrophe is one as well. */
const isUriTemplate = (text: string): boolean =>
  !text.includes("'") && isUri(text.includes('{') ? text.replace(expressionPattern, '') : text)

/** Each detector with a cheap look that spares most strings the whole test. */
const detectors: readonly [StringFormat, (text: string) => boolean, (text: string) => boolean][] = [
  ['date-time', (text) => text[10] === 'T', isDateTime],
  ['date', (text) => text.length === 10, isDate],
  ['uuid', (text) => text.length === 36, isUuid],
  ['ipv4', (text) => text.length <= 15, isIpv4],
  ['ipv6', (text) => text.length <= 39, isIpv6],
  ['email', (text) => text.includes('@'), isEmail],
  ['uri', (text) => text.includes('://'), isUri],
  ['uri-template', (text) => text.includes('://'), isUriTemplate],
]

/** A set of formats as bits, one for each detector in order: cheap to keep for every field and to intersect. */
export const everyFormat = (1 << detectors.length) - 1

/** Those of the formats that a further string has too. */
export function narrowFormats(formats: number, text: string): number {
  if (text.length < 2 || text.length > maxLength) return 0
  let left = 0
  for (let index = 0; index < detectors.length; index += 1) {
    const bit = 1 << index
    if ((formats & bit) === 0) continue
    const [, isLikely, isFormat] = detectors[index] ?? []
    if (isLikely?.(text) && isFormat?.(text)) left |= bit
  }
  return left
}

/** The formats in a set, in a fixed order. */
export function listFormats(formats: number): StringFormat[] {
  return detectors.flatMap(([format], index) => (formats & (1 << index) ? [format] : []))
}

/** The set of these formats; unknown names are passed over. */
export function formatsOf(names: readonly string[]): number {
  return detectors.reduce((set, [format], index) => (names.includes(format) ? set | (1 << index) : set), 0)
}

/** The formats that a string has; mostly none, seldom more than one. */
export function detectFormats(text: string): StringFormat[] {
  return listFormats(narrowFormats(everyFormat, text))
}

/** The format to write down when a field could have several: the first in the order of the list. */
export function pickFormat(formats: number): StringFormat | null {
  return listFormats(formats)[0] ?? null
}

/** Whether a string has a format. */
export function hasFormat(format: StringFormat, text: string): boolean {
  return narrowFormats(formatsOf([format]), text) !== 0
}
