import type { PartOf } from '../../contracts/content-part'
import { decodePercent, encodePercent, readQuery, splitTarget } from '../request-query'
import type { RequestView } from '../request-view'

type UrlPart = PartOf<'url'>
type Form = UrlPart['form']

const maxUrls = 12

const withQuery = (base: string, target: string): string => {
  const { query } = splitTarget(target)
  return query === null ? base : `${base}?${query}`
}

const pathOf = (url: string): string => /^[a-z]+:\/\/[^/]*(\/.*)?$/i.exec(url)?.[1] ?? '/'

const sortedQuery = (target: string): string =>
  readQuery(target)
    .map(({ name, value }) => [encodePercent(name), encodePercent(value)] as const)
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')

const forms: Record<Form, (base: string, target: string) => string> = {
  base: (base) => base,
  full: withQuery,
  path: pathOf,
  query: (_base, target) => splitTarget(target).query ?? '',
  'sorted-query': (_base, target) => sortedQuery(target),
}

const originPattern = /^(https?):\/\/([^/:]+)(:\d+)?(.*)$/is

const variants: Record<NonNullable<UrlPart['also']>[number], (url: string) => string> = {
  'default-port': (url) => {
    const [, scheme = '', host = '', port, rest = ''] = originPattern.exec(url) ?? []
    if (host === '') return url
    const usual = scheme.toLowerCase() === 'https' ? ':443' : ':80'
    return `${scheme}://${host}${port === undefined ? usual : ''}${rest}`
  },
  'trailing-slash': (url) => {
    const { path, query } = splitTarget(url)
    const changed = path.endsWith('/') ? path.slice(0, -1) : `${path}/`
    return query === null ? changed : `${changed}?${query}`
  },
}

const unescape = (url: string, characters: string): string =>
  url.replace(/%[0-7][0-9A-F]/gi, (escape) => {
    const character = decodePercent(escape)
    return characters.includes(character) ? character : escape
  })

/** What a `url` part may stand for, the likeliest first, at most 12: one per public URL and per form that some senders use. */
export function listUrlForms(part: UrlPart, request: RequestView, publicUrls: readonly string[]): string[] {
  const typed = part.config === undefined ? undefined : request.config[part.config]
  const bases = typed === undefined || typed === '' ? publicUrls : [typed]
  const plain = bases.map((base) => forms[part.form](base, request.target))
  if (part.also === undefined && part.unescape === undefined) return plain.slice(0, maxUrls)
  const also = (part.also ?? []).flatMap((variant) => plain.map(variants[variant]))
  const all = [...plain, ...also].map((url) => (part.unescape === undefined ? url : unescape(url, part.unescape)))
  return [...new Set(all)].slice(0, maxUrls)
}

/** `listUrlForms` for one part. The same URL comes with every request, so the last list is kept. */
export function createUrlForms(part: UrlPart): (request: RequestView, publicUrls: readonly string[]) => string[] {
  let last: { request: Pick<RequestView, 'config' | 'target'>; publicUrls: readonly string[]; urls: string[] } | null =
    null
  return (request, publicUrls) => {
    const { config, target } = request
    const isKnown = last?.publicUrls === publicUrls && last.request.target === target && last.request.config === config
    if (!isKnown) last = { request: { config, target }, publicUrls, urls: listUrlForms(part, request, publicUrls) }
    return last?.urls ?? []
  }
}

const names: Record<Form, string> = {
  base: 'the base URL',
  full: 'the full URL',
  path: 'the path',
  query: 'the query',
  'sorted-query': 'the sorted query',
}

export function describeUrlForm(form: Form): string {
  return names[form]
}
