import type { RawHeaders } from '../../contracts/delivery'
import type { Recipe } from '../../contracts/recipe'
import type { Evidence, ReasonCode } from '../../contracts/verdict'
import { countOf, evidence } from '../evidence'
import { headerValues } from '../value-source'

export const maxCandidates = 8

/** The signatures a header offers, still encoded, and the other fields that stand beside them. */
export interface LocatedSignature {
  candidates: string[]
  fields: ReadonlyMap<string, readonly string[]>
}

export interface SignatureFailure {
  reason: ReasonCode
  evidence: Evidence[]
}

export type Located = { found: LocatedSignature } | { found: null; failure: SignatureFailure }

const fail = (reason: ReasonCode, ...facts: Evidence[]): Located => ({
  found: null,
  failure: { reason, evidence: facts },
})

const readFields = (value: string, list: { separator: string; pair: string }): Map<string, string[]> => {
  const fields = new Map<string, string[]>()
  for (const item of value.split(list.separator)) {
    const at = item.indexOf(list.pair)
    if (at < 0) continue
    const name = item.slice(0, at).trim()
    const values = fields.get(name)
    if (values === undefined) fields.set(name, [item.slice(at + list.pair.length).trim()])
    else values.push(item.slice(at + list.pair.length).trim())
  }
  return fields
}

const similarHeaders = (headers: RawHeaders, wanted: string): Evidence[] => {
  const names = headers
    .map(([name]) => name)
    .filter((name) => /signature|hmac/i.test(name) && name.toLowerCase() !== wanted)
  return names.length === 0 ? [] : [evidence('Similar headers', [...new Set(names)].slice(0, 5).join(', '))]
}

const extract = (value: string, location: Recipe['signature']): Located => {
  const where = evidence('Header', location.header)
  const rest = location.prefix === undefined ? value : value.slice(location.prefix.length)
  if (location.prefix !== undefined && !value.startsWith(location.prefix)) {
    return fail('signature_malformed', where, evidence('Expected', `the value starts with ${location.prefix}`))
  }
  if (location.list === undefined) return { found: { candidates: [rest], fields: new Map() } }
  const { field, pair, separator } = location.list
  const fields = readFields(rest, location.list)
  const candidates = fields.get(field) ?? []
  if (candidates.length === 0) {
    const shape = `an item ${field}${pair}… (items stand apart by ${separator === ' ' ? 'a space' : separator})`
    const names = [...fields.keys()].slice(0, 8).join(', ')
    return fail('signature_malformed', where, evidence('Expected', shape), evidence('Items found', names || 'none'))
  }
  if (candidates.length > maxCandidates) {
    return fail(
      'signature_malformed',
      where,
      evidence('Signatures', `${candidates.length}, at most ${maxCandidates} are tried`),
    )
  }
  return { found: { candidates, fields } }
}

/** Finds the signature header, which must occur exactly once, and takes it apart as the recipe says. */
export function locateSignature(headers: RawHeaders, location: Recipe['signature']): Located {
  const values = headerValues(headers, location.header)
  const where = evidence('Header', location.header)
  if (values.length > 1)
    return fail('signature_repeated', where, evidence('Occurrences', countOf(values.length, 'time')))
  const value = values[0]
  if (value === undefined) {
    return fail('signature_missing', where, ...similarHeaders(headers, location.header.toLowerCase()))
  }
  if (value === '') return fail('signature_missing', where, evidence('Value', 'the header is there but empty'))
  return extract(value, location)
}
