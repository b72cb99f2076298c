import type { SchemaField } from '@shared/contracts/profile'

/** A field with its place in the tree; positions are indexes into the same list. */
export interface SchemaRow {
  field: SchemaField
  parent: number | null
  hasChildren: boolean
  /** One-based place among its siblings, and how many there are. */
  position: number
  siblings: number
}

/** Places the fields, which stand in tree order, by their depth. */
export function placeFields(fields: readonly SchemaField[]): SchemaRow[] {
  const rows: SchemaRow[] = []
  const ancestors: number[] = []
  const siblingCounts = new Map<number | null, number>()
  fields.forEach((field, index) => {
    while (ancestors.length > 0 && (fields[ancestors.at(-1) ?? 0]?.depth ?? 0) >= field.depth) ancestors.pop()
    const parent = ancestors.at(-1) ?? null
    const position = (siblingCounts.get(parent) ?? 0) + 1
    siblingCounts.set(parent, position)
    const hasChildren = (fields[index + 1]?.depth ?? 0) > field.depth
    rows.push({ field, parent, hasChildren, position, siblings: 0 })
    ancestors.push(index)
  })
  return rows.map((row) => ({ ...row, siblings: siblingCounts.get(row.parent) ?? 1 }))
}

/** The indexes of the rows to show: those with no collapsed ancestor. */
export function listVisibleRows(rows: readonly SchemaRow[], collapsed: ReadonlySet<string>): number[] {
  const hidden = new Set<number>()
  return rows.flatMap((row, index) => {
    const { parent } = row
    if (parent === null) return [index]
    if (hidden.has(parent) || collapsed.has(rows[parent]?.field.path ?? '')) {
      hidden.add(index)
      return []
    }
    return [index]
  })
}
