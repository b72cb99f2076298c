import type { JsonType } from '../../contracts/profile'
import type { FieldProfile } from './profile'

const order: readonly JsonType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null']

/** The types seen, in a fixed order. An integer beside a number is just a number. */
export function listTypes(field: FieldProfile): JsonType[] {
  return order.filter((type) => field.types.has(type) && !(type === 'integer' && field.types.has('number')))
}

/** Samples of a parent below which presence in all of them is no evidence; see docs/decisions/0003-required-policy.md. */
export const minParents = 3

/** Whether a field that was seen `seen` times in `parents` objects may be called required. */
export function isRequired(seen: number, parents: number): boolean {
  return parents >= minParents && seen === parents
}

/** How many objects stood at a place, each of which could have held a given property. */
export function countObjects(field: FieldProfile): number {
  return field.types.get('object') ?? 0
}
