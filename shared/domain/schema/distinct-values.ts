import { compareText } from './compare-text'

/** Distinct texts kept for each field, and how long one may be, in UTF-16 units. */
export const maxDistinct = 50
export const maxValueLength = 80

/** A count that grows in place, which spares a second look-up. */
export interface Tally {
  count: number
}

/**
 * Distinct scalars with how often each was seen. Past the cap the smallest in code unit order stay, each with its exact
 * count, so that no order of samples matters; `isPartial` says that others were seen.
 */
export interface DistinctValues {
  counts: Map<string, Tally>
  /** The greatest text kept once the cap is reached. */
  greatest: string | null
  isPartial: boolean
}

export const createDistinctValues = (): DistinctValues => ({ counts: new Map(), greatest: null, isPartial: false })

const greatestOf = (counts: DistinctValues['counts']): string => [...counts.keys()].reduce((a, b) => (a < b ? b : a))

/** Counts a text in place; true when it was known before, so that nothing new can be learned from it. */
export function countValue(values: DistinctValues, text: string, times = 1): boolean {
  if (text.length > maxValueLength) {
    values.isPartial = true
    return false
  }
  const { counts, greatest } = values
  if (greatest !== null && text > greatest) {
    values.isPartial = true
    return false
  }
  const tally = counts.get(text)
  if (tally !== undefined) {
    tally.count += times
    return true
  }
  if (greatest !== null) {
    values.isPartial = true
    counts.delete(greatest)
  }
  counts.set(text, { count: times })
  if (counts.size === maxDistinct) values.greatest = greatestOf(counts)
  return false
}

/** The values of both; neither is changed. */
export function mergeValues(left: DistinctValues, right: DistinctValues): DistinctValues {
  const counts = new Map([...left.counts].map(([text, { count }]) => [text, { count }]))
  const merged: DistinctValues = { ...left, counts }
  for (const [text, { count }] of right.counts) countValue(merged, text, count)
  merged.isPartial ||= right.isPartial
  return merged
}

export function listValues({ counts }: DistinctValues): string[] {
  return [...counts.keys()].sort(compareText)
}
