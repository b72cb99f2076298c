import type { JsonType, SchemaField } from '@shared/contracts/profile'
import { formatCount } from '../../lib/format'

const plurals: Record<JsonType, string> = {
  object: 'objects',
  array: 'arrays',
  string: 'strings',
  integer: 'integers',
  number: 'numbers',
  boolean: 'booleans',
  null: 'nulls',
}

/** The type of a field in words: the type itself, and what is more to say about it, such as "of objects", "date-time" or "or null". */
export function describeType(field: SchemaField): { type: string; detail: string } {
  const types = field.types.filter((type) => type !== 'null')
  const isNullable = field.types.includes('null')
  if (types.length === 0) return isNullable ? { type: 'null', detail: 'so far' } : { type: 'unknown', detail: '' }
  const details = [types.includes('array') && describeItems(field.itemTypes), field.format, isNullable && 'or null']
  return { type: types.join(' or '), detail: details.filter(Boolean).join(' ') }
}

const describeItems = (itemTypes: readonly JsonType[]): string =>
  itemTypes.length === 0 ? 'empty so far' : `of ${itemTypes.map((type) => plurals[type]).join(' or ')}`

/** A field that some of its parents lack. */
export const isOptional = (field: SchemaField): boolean => field.seen < field.parents

const wordPattern = /^(?=.{1,20}$)[A-Za-z]+(?:[._-][A-Za-z]+)*$/

/** The one value of a text field that looks like a name chosen from a list (`opened`), seen at least twice and never another. */
export function findConstant(field: SchemaField): string | null {
  const [example, ...others] = field.examples
  if (example === undefined || others.length > 0 || field.seen < 2 || field.types.join() !== 'string') return null
  return wordPattern.test(example) ? example : null
}

/** How often it was seen: `3 of 3`. */
export const describeSeen = ({ seen, parents }: SchemaField): string =>
  `${formatCount(seen)} of ${formatCount(parents)}`
