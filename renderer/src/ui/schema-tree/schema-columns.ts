/** The grid that the head and the rows share. */
export const schemaColumns =
  'grid grid-cols-[minmax(0,1fr)_8.5rem_var(--seen-width)] items-center gap-2 border-line pr-3'

const narrowestSeen = 52
const characterWidth = 6.5

/** How wide the column of counts has to be, px: a list of thousands is counted in wider numbers than one of three. */
export function seenWidth(counts: readonly string[]): number {
  return counts.reduce((width, count) => Math.max(width, Math.ceil(count.length * characterWidth)), narrowestSeen)
}
