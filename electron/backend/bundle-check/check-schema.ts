import type { JsonSchemaDocument } from '@shared/contracts/json-schema'
import type { JsonNode } from '@shared/domain/decode/json-node'
import { printJson } from '@shared/domain/decode/json-tree'
import { Check, Errors } from 'typebox/schema'

const maxProblems = 5

/** What of an event does not fit a schema, a sentence each; none when it fits. */
export function findSchemaProblems(schema: JsonSchemaDocument, event: JsonNode): string[] {
  const value: unknown = JSON.parse(printJson(event))
  if (Check(schema, value)) return []
  const [, errors] = Errors(schema, value)
  const problems = errors.map(
    ({ instancePath, message }) => `Schema: ${instancePath === '' ? 'the event' : instancePath} ${message}.`,
  )
  const more = problems.length - maxProblems
  return more > 0 ? [...problems.slice(0, maxProblems), `Schema: and ${more} more.`] : problems
}
