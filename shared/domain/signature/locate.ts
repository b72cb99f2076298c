import type { Credential } from '../../contracts/credential'
import type { RawHeaders } from '../../contracts/delivery'
import type { Evidence } from '../../contracts/verdict'
import { countOf, evidence } from '../evidence'
import type { RequestView } from '../request-view'
import { failWith } from './credential-failure'
import type { CredentialFailure } from './credential-failure'
import { compilePlace, describePlace } from './places'
import type { FilledPlace } from './places'

export const maxCandidates = 8

/** The credentials of one place, still encoded, and the other fields that stand beside them. */
export interface LocatedCredential {
  where: Evidence
  candidates: readonly string[]
  fields: ReadonlyMap<string, readonly string[]>
}

export type Located =
  { found: readonly LocatedCredential[]; failure: null } | { found: null; failure: CredentialFailure }

type Extracted = { found: LocatedCredential; failure: null } | { found: null; failure: CredentialFailure }

const noFields: ReadonlyMap<string, readonly string[]> = new Map()

/** Items of a credential list beyond this many are no list of signatures any more. */
const maxItems = 100

const readFields = (items: readonly string[], pair: string): Map<string, string[]> => {
  const fields = new Map<string, string[]>()
  for (const item of items) {
    const at = item.indexOf(pair)
    if (at < 0) continue
    const name = item.slice(0, at).trim()
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [item.slice(at + pair.length).trim()])
    else values.push(item.slice(at + pair.length).trim())
  }
  return fields
}

const describeSeparator = (separator: string): string => (separator === ' ' ? 'a space' : separator)

const extractList = (rest: string, where: Evidence, credential: Credential, request: RequestView): Extracted => {
  const { list } = credential
  if (list === undefined) return { found: { where, candidates: [rest], fields: noFields }, failure: null }
  const items = rest.split(list.separator, maxItems + 1)
  if (items.length > maxItems) {
    return failWith('signature_malformed', where, evidence('Items found', `more than ${maxItems}`))
  }
  if (!('pair' in list)) {
    const candidates = items.map((item) => item.trim()).filter((item) => item !== '')
    return { found: { where, candidates, fields: noFields }, failure: null }
  }
  const field = typeof list.field === 'string' ? list.field : (request.config[list.field.config] ?? '')
  const fields = readFields(items, list.pair)
  const candidates = fields.get(field) ?? []
  if (candidates.length > 0) return { found: { where, candidates, fields }, failure: null }
  const shape = `an item ${field}${list.pair}… (items stand apart by ${describeSeparator(list.separator)})`
  const names = [...fields.keys()].slice(0, 8).join(', ')
  return failWith('signature_malformed', where, evidence('Expected', shape), evidence('Items found', names || 'none'))
}

const extract = ({ where, values }: FilledPlace, credential: Credential, request: RequestView): Extracted => {
  if (values.length > 1) {
    return failWith('signature_repeated', where, evidence('Occurrences', countOf(values.length, 'time')))
  }
  const value = values[0] ?? ''
  if (value === '') return failWith('signature_missing', where, evidence('Value', 'it is there but empty'))
  const { prefix } = credential
  if (prefix !== undefined && !value.startsWith(prefix)) {
    return failWith('signature_malformed', where, evidence('Expected', `the value starts with ${prefix}`))
  }
  return extractList(prefix === undefined ? value : value.slice(prefix.length), where, credential, request)
}

const similarHeaders = (headers: RawHeaders): Evidence[] => {
  const names = headers.map(([name]) => name).filter((name) => /signature|hmac/i.test(name))
  return names.length === 0 ? [] : [evidence('Similar headers', [...new Set(names)].slice(0, 5).join(', '))]
}

/** The credentials of all places, as long as they are not too many to be tried. */
const collect = (found: readonly LocatedCredential[]): Located => {
  const count = found.reduce((sum, { candidates }) => sum + candidates.length, 0)
  if (count <= maxCandidates) return { found, failure: null }
  const where = found.map((located) => located.where)
  return failWith(
    'signature_malformed',
    ...where,
    evidence('Signatures', `${count}, at most ${maxCandidates} are tried`),
  )
}

/**
 * Finds the credentials of a request and takes them apart as the recipe says. Of several places any will do, as long as
 * each that is there holds one value; a place that is malformed is passed over when another one is right.
 */
export function compileCredential(credential: Credential): (request: RequestView) => Located {
  const places = credential.at.map(compilePlace)
  return (request) => {
    const found: LocatedCredential[] = []
    let failure: CredentialFailure | null = null
    for (const fill of places) {
      for (const place of fill(request)) {
        const extracted = extract(place, credential, request)
        if (extracted.found !== null) found.push(extracted.found)
        else if (extracted.failure.reason === 'signature_repeated') return extracted
        else failure ??= extracted.failure
      }
    }
    if (found.length > 0) return collect(found)
    if (failure !== null) return { found: null, failure }
    return failWith('signature_missing', ...credential.at.map(describePlace), ...similarHeaders(request.headers))
  }
}
