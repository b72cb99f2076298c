import { compareText } from './compare-text'
import type { FieldProfile } from './field-profile'

const childrenOf = (field: FieldProfile): FieldProfile[] => {
  const keys = [...field.properties.keys()].sort(compareText)
  const properties = keys.flatMap((key) => field.properties.get(key) ?? [])
  return field.items === null ? properties : [field.items, ...properties]
}

/** How many fields stand below a place. */
export function countFields(root: FieldProfile): number {
  let count = 0
  let level = [root]
  while (level.length > 0) {
    level = level.flatMap((field) => [...(field.items === null ? [] : [field.items]), ...field.properties.values()])
    count += level.length
  }
  return count
}

const keepOnly = (parents: readonly FieldProfile[], kept: ReadonlySet<FieldProfile>): void => {
  for (const parent of parents) {
    if (parent.items !== null && !kept.has(parent.items)) parent.items = null
    for (const [key, property] of parent.properties) if (!kept.has(property)) parent.properties.delete(key)
  }
}

/**
 * Leaves the first `limit` fields below a place, by depth and then by path, in place. A field that is kept in the end was
 * never left out before, so that its evidence is whole whatever the order of the samples.
 */
export function pruneFields(root: FieldProfile, limit: number): void {
  let left = limit
  let level = [root]
  while (level.length > 0) {
    const below = level.flatMap(childrenOf)
    const kept = below.slice(0, left)
    if (kept.length < below.length) keepOnly(level, new Set(kept))
    left -= kept.length
    level = kept
  }
}
