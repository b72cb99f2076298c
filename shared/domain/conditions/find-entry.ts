import type { JsonEntry, JsonObject } from '../decode/json-node'

const indexes = new WeakMap<JsonObject, ReadonlyMap<string, JsonEntry>>()
const maxScanned = 256

/** The entries of an object by key, made once for each object. Of duplicate keys the last one counts, as in JSON.parse. */
export function entriesByKey(object: JsonObject): ReadonlyMap<string, JsonEntry> {
  const known = indexes.get(object)
  if (known !== undefined) return known
  const index = new Map(object.entries.map((entry) => [entry.key, entry]))
  indexes.set(object, index)
  return index
}

/** The entry of an object under a key; a large object is searched by its index, however often it is asked. */
export function findEntry(object: JsonObject, key: string): JsonEntry | undefined {
  if (object.entries.length > maxScanned) return entriesByKey(object).get(key)
  return object.entries.findLast((entry) => entry.key === key)
}
