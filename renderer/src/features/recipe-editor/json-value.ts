export type Json = string | number | boolean | null | readonly Json[] | JsonRecord
export interface JsonRecord {
  readonly [key: string]: Json
}

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value)

/** The property, unless it is inherited. */
export const getKey = (record: JsonRecord, key: string): Json | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

/** The record with one property set in its place, or removed for `undefined`; all others stay as they are, in order. */
export function setKey(record: JsonRecord, key: string, value: Json | undefined): JsonRecord {
  if (value === undefined) return Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))
  return { ...record, [key]: value }
}

/** The list with two neighbours exchanged; unchanged at its ends. */
export function moveItem<Item>(items: readonly Item[], index: number, by: -1 | 1): Item[] {
  const moved = [...items]
  const [item] = moved.splice(index, 1)
  if (item === undefined || index + by < 0 || index + by >= items.length) return [...items]
  moved.splice(index + by, 0, item)
  return moved
}
