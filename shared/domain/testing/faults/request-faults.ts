import type { ContentPart } from '../../../contracts/content-part'
import { baseUrl, now } from '../fixtures'
import { mapHeader, send } from './fault'
import type { Fault, FaultCase, Faulty } from './fault'

const partsOf = ({ preset }: FaultCase): readonly ContentPart[] =>
  'content' in preset.recipe ? preset.recipe.content : []

const urlOf = (each: FaultCase) => {
  const part = partsOf(each).find((candidate) => candidate.part === 'url')
  return part?.part === 'url' ? part : null
}

const otherHost = 'tunnel.example.net'

const signedFor = (kind: string, names: string[], url: string, headers: [string, string][] = []): Fault => ({
  kind,
  names,
  inject(each) {
    if (urlOf(each) === null) return null
    const request = send(each, { url, target: new URL(baseUrl).pathname })
    return { request: { ...request, headers: [...request.headers, ...headers] } }
  },
})

const query = '?source=console'
const path = new URL(baseUrl).pathname

const queryMixed = (each: FaultCase): Faulty | null => {
  const { recipe } = each.preset
  const part = urlOf(each)
  if (part === null || !('content' in recipe) || (part.form !== 'full' && part.form !== 'base')) return null
  const form = part.form === 'full' ? ('base' as const) : ('full' as const)
  const content = recipe.content.map((candidate) => (candidate.part === 'url' ? { ...candidate, form } : candidate))
  return { request: send(each, { recipe: { ...recipe, content }, target: path + query }) }
}

const timeOf = ({ preset }: FaultCase) => preset.recipe.timestamp ?? null

const at = (kind: string, names: string[], offsetMs: number): Fault => ({
  kind,
  names,
  inject: (each) => (timeOf(each) === null ? null : { request: send(each, { timestampMs: now + offsetMs }) }),
})

const otherUnit = (each: FaultCase): Faulty | null => {
  const rule = timeOf(each)
  const { recipe } = each.preset
  if (rule === null) return null
  const unit = rule.unit === 's' ? ('ms' as const) : ('s' as const)
  return { request: send(each, { recipe: { ...recipe, timestamp: { ...rule, unit } } }) }
}

/** Without the time in its header, or in its field of the signature header. */
const timeless = (each: FaultCase): Faulty | null => {
  const rule = timeOf(each)
  if (rule === null || rule.optional) return null
  const { credential } = each.preset.recipe
  const { source } = rule
  const request = send(each)
  if (source.from === 'header') {
    const isTime = ([name]: [string, string]): boolean => name.toLowerCase() === source.name.toLowerCase()
    return { request: { ...request, headers: request.headers.filter((header) => !isTime(header)) } }
  }
  const place = credential.at[0]
  const { list } = credential
  if (source.from !== 'field' || place?.from !== 'header' || list === undefined || !('pair' in list)) return null
  const drop = (value: string): string =>
    value
      .split(list.separator)
      .filter((item) => !item.startsWith(source.name + list.pair))
      .join(list.separator)
  return { request: mapHeader(request, place.name, drop) }
}

const hour = 3_600_000

/** Mistakes with URL, method and time. */
export const requestFaults: readonly Fault[] = [
  { kind: 'signed URL with or without query', names: ['url_query'], inject: queryMixed },
  signedFor('signed URL with other host', ['url_host'], baseUrl.replace('hooks.example.com', otherHost), [
    ['Host', otherHost],
  ]),
  signedFor('signed http for https', ['url_scheme'], baseUrl.replace('https:', 'http:')),
  signedFor('signed URL with trailing slash', ['url_slash'], `${baseUrl}/`),
  {
    kind: 'wrong method',
    names: ['method_not_allowed'],
    inject: (each) => ({ request: { ...send(each, { method: 'PUT' }), method: 'PUT' } }),
  },
  {
    kind: 'signed another method',
    names: ['method_signed'],
    inject: (each) =>
      partsOf(each).some(({ part }) => part === 'method') ? { request: send(each, { method: 'GET' }) } : null,
  },
  { kind: 'time in another unit', names: ['time_unit'], inject: otherUnit },
  at('clock 1 h ahead', ['clock_ahead'], hour),
  at('stale retry, or clock 1 h behind', ['timestamp_stale'], -hour),
  at('stale retry after 2 h 13 min', ['timestamp_stale'], -133 * 60_000),
  { kind: 'time missing', names: ['timestamp_missing'], inject: timeless },
  { kind: 'replayed', names: ['replayed'], inject: (each) => ({ request: send(each) }) },
]
