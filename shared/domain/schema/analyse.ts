import type { Analysis } from '../../contracts/profile'
import { parseJson } from '../decode/json-tree'
import type { JsonParse } from '../decode/json-tree'
import { countOf } from '../evidence'
import { deriveSchema } from './derive-schema'
import { addSample, createProfile, maxProfileDepth, maxProfileFields } from './profile'
import { listFields } from './schema-fields'

const maxWarnings = 30

const describeParse = (parse: JsonParse): string[] => {
  const messages = parse.warnings.map((warning) => warning.message)
  if (parse.kind === 'tree') return messages
  if (parse.kind === 'empty') return [...messages, 'The body is empty, so there is nothing to learn from it.']
  const { column, line, message } = parse.problem
  return [...messages, `The body cannot be read as JSON: ${message}, at line ${line}, column ${column}.`]
}

const limit = (warnings: string[]): string[] =>
  warnings.length <= maxWarnings
    ? warnings
    : [...warnings.slice(0, maxWarnings), `And ${countOf(warnings.length - maxWarnings, 'more warning')}.`]

/**
 * What a set of bodies teaches: fields, schema and warnings. A body that is not JSON teaches nothing and adds a warning;
 * `sampleCount` counts those that could be read. Never throws.
 */
export function analyseSamples(bodies: readonly Uint8Array[]): Analysis {
  const profile = createProfile()
  const warnings: string[] = []
  bodies.forEach((body, index) => {
    const parse = parseJson(body)
    const lead = bodies.length > 1 ? `Sample ${index + 1}: ` : ''
    warnings.push(...describeParse(parse).map((message) => lead + message))
    if (parse.kind === 'tree') addSample(profile, parse.tree)
  })
  if (profile.isPartial) {
    const limits = `${countOf(maxProfileFields, 'field')} or below ${maxProfileDepth} levels`
    warnings.unshift(`What lies beyond ${limits} is not in the schema.`)
  }
  const { fields, omitted } = listFields(profile)
  return {
    sampleCount: profile.samples,
    fields,
    schema: deriveSchema(profile),
    warnings: limit(warnings),
    omittedFields: omitted,
  }
}
