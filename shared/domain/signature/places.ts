import type { Place } from '../../contracts/credential'
import type { Evidence } from '../../contracts/verdict'
import { assertNever } from '../assert'
import { readBodyPath } from '../body-path'
import { decodeBase64 } from '../byte-encoding'
import { evidence } from '../evidence'
import { headerValues } from '../header-values'
import { readQuery } from '../request-query'
import type { RequestView } from '../request-view'
import { decodeUtf8 } from '../text-codec'

/** A place that the request really has, with all values that stand there. */
export interface FilledPlace {
  where: Evidence
  values: readonly string[]
}

const nowhere: readonly FilledPlace[] = []

const authorization = (request: RequestView, scheme: RegExp): string[] =>
  headerValues(request.headers, 'authorization').flatMap((value) => {
    const rest = scheme.exec(value)?.[1]
    return rest === undefined ? [] : [rest]
  })

const basicHalf = (encoded: string, half: 'name' | 'password'): string[] => {
  const bytes = decodeBase64(encoded)
  const text = bytes === null ? '' : decodeUtf8(bytes).text
  const at = text.indexOf(':')
  if (at < 0) return []
  return [half === 'name' ? text.slice(0, at) : text.slice(at + 1)]
}

/** One more than are ever tried, so that too many are noticed. */
const maxNumbered = 9

const numbered = (request: RequestView, start: string): FilledPlace[] => {
  const wanted = start.toLowerCase()
  const names = request.headers.map(([name]) => name).filter((name) => name.toLowerCase().startsWith(wanted))
  return [...new Set(names)].slice(0, maxNumbered).map((name) => ({
    where: evidence('Header', name),
    values: headerValues(request.headers, name),
  }))
}

const valuesAt = (place: Exclude<Place, { from: 'headers' }>, request: RequestView): readonly string[] => {
  switch (place.from) {
    case 'header':
      return headerValues(request.headers, place.name)
    case 'bearer':
      return authorization(request, /^bearer[ \t]+(.*)$/is)
    case 'basic':
      return authorization(request, /^basic[ \t]+(\S*)$/is).flatMap((encoded) => basicHalf(encoded, place.half))
    case 'query':
      return readQuery(request.target).flatMap(({ name, value }) => (name === place.name ? [value] : []))
    case 'body':
      return readBodyPath(request.tree(), place.path)
    case 'form':
      return (request.form() ?? []).flatMap(({ name, value }) => (name === place.name ? [value] : []))
    default:
      return assertNever(place)
  }
}

/** A place in words, as evidence. */
export function describePlace(place: Place): Evidence {
  switch (place.from) {
    case 'header':
      return evidence('Header', place.name)
    case 'headers':
      return evidence('Header', `${place.start}…`)
    case 'bearer':
      return evidence('Header', 'Authorization: Bearer')
    case 'basic':
      return evidence('Header', `Authorization: Basic (the ${place.half})`)
    case 'query':
      return evidence('Place', `query parameter ${place.name}`)
    case 'body':
      return evidence('Place', `${place.path} in the body`)
    case 'form':
      return evidence('Place', `form field ${place.name}`)
    default:
      return assertNever(place)
  }
}

/** Reads a place: what stands there where it is there at all, an empty value too. */
export function compilePlace(place: Place): (request: RequestView) => readonly FilledPlace[] {
  if (place.from === 'headers') return (request) => numbered(request, place.start)
  const where = describePlace(place)
  return (request) => {
    const values = valuesAt(place, request)
    return values.length === 0 ? nowhere : [{ where, values }]
  }
}
