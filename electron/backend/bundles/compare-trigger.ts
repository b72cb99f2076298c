import { findConnection } from '@shared/connections'
import type { Bundle } from '@shared/contracts/bundle'
import type { Condition } from '@shared/contracts/condition'
import type { JsonSchemaDocument } from '@shared/contracts/json-schema'
import type { Trigger } from '@shared/contracts/trigger'
import { printCondition } from '@shared/domain/conditions/text/print-condition'
import { Differences } from '@shared/domain/export/differences'
import { readShapes } from '@shared/domain/export/shape'
import type { Shape } from '@shared/domain/export/shape'

/** One thing that a bundle has another way than a trigger that exists; `null` where one of them has nothing there. */
export interface TriggerDifference {
  what: string
  existing: string | null
  imported: string | null
}

const maxDifferences = 50

const nameType = (shape: Shape): string => {
  if (shape.kind === 'scalar') return shape.format === null ? shape.type : `${shape.type}, ${shape.format}`
  if (shape.kind === 'union') return [...new Set(shape.options.map(nameType))].join(' or ')
  if (shape.kind === 'values') return `one of ${shape.values.length} values`
  return shape.kind === 'reference' ? shape.name : shape.kind
}

/** The fields of a schema by their place, each with its type in words. */
const listFields = (schema: JsonSchemaDocument | null): Map<string, string> => {
  const fields = new Map<string, string>()
  const visit = (shape: Shape): void => {
    if (shape.kind === 'array') visit(shape.items)
    if (shape.kind === 'union') for (const option of shape.options) visit(option)
    if (shape.kind !== 'object') return
    for (const field of shape.fields) {
      fields.set(field.shape.path, `${nameType(field.shape)}${field.isRequired ? ', required' : ''}`)
      visit(field.shape)
    }
  }
  if (schema !== null) visit(readShapes(schema, new Differences()).root)
  return fields
}

const compareFields = (
  existing: JsonSchemaDocument | null,
  imported: JsonSchemaDocument | null,
): TriggerDifference[] => {
  const [before, after] = [listFields(existing), listFields(imported)]
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ what: `Field ${path}`, existing: before.get(path) ?? null, imported: after.get(path) ?? null }))
}

const methodOf = ({
  method,
  preset,
  headerName,
}: Trigger['authentication'] | Bundle['trigger']['authentication']): string =>
  method === 'apiKey' ? `API Key (${headerName})` : `Signature (${preset})`

const textOf = (condition: Condition | null): string | null => (condition === null ? null : printCondition(condition))

/** What a bundle has another way than the trigger of the same name, at most 50 things. */
export function compareTrigger(bundle: Bundle, existing: Trigger): TriggerDifference[] {
  const { authentication, connectionId, eventType } = bundle.trigger
  const nameConnection = (id: string): string => findConnection(id)?.name ?? id
  const facts: TriggerDifference[] = [
    { what: 'Connection', existing: nameConnection(existing.connectionId), imported: nameConnection(connectionId) },
    { what: 'Event type', existing: existing.eventType ?? 'any', imported: eventType ?? 'any' },
    { what: 'Authentication', existing: methodOf(existing.authentication), imported: methodOf(authentication) },
    { what: 'Condition', existing: textOf(existing.conditions), imported: textOf(bundle.conditions) },
  ]
  const different = facts.filter((fact) => fact.existing !== fact.imported)
  return [...different, ...compareFields(existing.schema, bundle.schema)].slice(0, maxDifferences)
}
