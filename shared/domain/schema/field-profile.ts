import type { JsonType } from '../../contracts/profile'
import { createDistinctValues, mergeValues } from './distinct-values'
import type { DistinctValues } from './distinct-values'
import { everyFormat } from './formats'

export interface StringEvidence {
  /** Formats that every string so far has, as bits of `formats.ts`. */
  formats: number
  /** In UTF-16 units. */
  minLength: number
  maxLength: number
  values: DistinctValues
}

/** Numbers as they were written; the range is by value. */
export interface NumberEvidence {
  minimum: string
  maximum: string
  values: DistinctValues
}

/** The evidence for one place in the payload. Counts are over all samples and, below an array, over all of its items. */
export interface FieldProfile {
  /** How many values stood here. */
  seen: number
  types: Record<JsonType, number>
  strings: StringEvidence | null
  numbers: NumberEvidence | null
  /** Children of the objects seen here, in the order they were first met. */
  properties: Map<string, FieldProfile>
  items: FieldProfile | null
  /** The object that was last looked at here, by number: how a duplicate key is noticed. */
  visit: number
}

export const createField = (): FieldProfile => ({
  seen: 0,
  types: { object: 0, array: 0, string: 0, integer: 0, number: 0, boolean: 0, null: 0 },
  strings: null,
  numbers: null,
  properties: new Map(),
  items: null,
  visit: 0,
})

export const createStringEvidence = (): StringEvidence => ({
  formats: everyFormat,
  minLength: Infinity,
  maxLength: 0,
  values: createDistinctValues(),
})

/** Orders numbers by value, and those that JavaScript cannot tell apart by their text. */
export function isLess(left: string, right: string): boolean {
  const [one, other] = [Number(left), Number(right)]
  return one === other ? left < right : one < other
}

const mergeStrings = (left: StringEvidence | null, right: StringEvidence | null): StringEvidence | null => {
  if (left === null || right === null) return copyStrings(left ?? right)
  return {
    formats: left.formats & right.formats,
    minLength: Math.min(left.minLength, right.minLength),
    maxLength: Math.max(left.maxLength, right.maxLength),
    values: mergeValues(left.values, right.values),
  }
}

const copyStrings = (strings: StringEvidence | null): StringEvidence | null =>
  strings && { ...strings, values: mergeValues(strings.values, createDistinctValues()) }

const mergeNumbers = (left: NumberEvidence | null, right: NumberEvidence | null): NumberEvidence | null => {
  if (left === null || right === null) {
    const only = left ?? right
    return only && { ...only, values: mergeValues(only.values, createDistinctValues()) }
  }
  return {
    minimum: isLess(right.minimum, left.minimum) ? right.minimum : left.minimum,
    maximum: isLess(left.maximum, right.maximum) ? right.maximum : left.maximum,
    values: mergeValues(left.values, right.values),
  }
}

const mergeTypes = (left: FieldProfile['types'], right: FieldProfile['types']): FieldProfile['types'] => ({
  object: left.object + right.object,
  array: left.array + right.array,
  string: left.string + right.string,
  integer: left.integer + right.integer,
  number: left.number + right.number,
  boolean: left.boolean + right.boolean,
  null: left.null + right.null,
})

const empty = createField()

/** The evidence of both places as of one; neither is changed and the result shares nothing with them. */
export function mergeFields(left: FieldProfile, right: FieldProfile): FieldProfile {
  const merged: FieldProfile = {
    seen: left.seen + right.seen,
    types: mergeTypes(left.types, right.types),
    strings: mergeStrings(left.strings, right.strings),
    numbers: mergeNumbers(left.numbers, right.numbers),
    properties: new Map(),
    items: left.items || right.items ? mergeFields(left.items ?? empty, right.items ?? empty) : null,
    visit: 0,
  }
  for (const [key, property] of left.properties) {
    merged.properties.set(key, mergeFields(property, right.properties.get(key) ?? empty))
  }
  for (const [key, property] of right.properties) {
    if (!left.properties.has(key)) merged.properties.set(key, mergeFields(property, empty))
  }
  return merged
}
