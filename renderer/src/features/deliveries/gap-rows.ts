import type { DeliverySummary } from '@shared/contracts/delivery'
import type { TunnelGap } from '@shared/contracts/tunnel'

/** One or several gaps shown as one row. `offlineMs` leaves out the time between them; `null` while it lasts. */
export interface GapRow {
  id: string
  code: string
  startedAt: number
  endedAt: number | null
  times: number
  offlineMs: number | null
}

export type ListRow = { type: 'delivery'; delivery: DeliverySummary } | { type: 'gap'; gap: GapRow }

/** Shorter ones, and pauses between two of a kind, are not worth a row. */
const shortestMs = 2000
/** Between two deliveries; more of them become one row. */
const mostInARow = 3

const rowOf = ({ id, code, startedAt, endedAt }: TunnelGap): GapRow => ({
  id,
  code,
  startedAt,
  endedAt,
  times: 1,
  offlineMs: endedAt === null ? null : endedAt - startedAt,
})

const isOneWith = (earlier: GapRow, later: GapRow): boolean =>
  earlier.code === later.code && earlier.endedAt !== null && later.startedAt - earlier.endedAt < shortestMs

/** Joins gaps that follow each other at once and leaves out those too short to matter; newest first. */
function clean(gaps: readonly TunnelGap[]): GapRow[] {
  const joined: GapRow[] = []
  for (const gap of gaps.map(rowOf).sort((left, right) => left.startedAt - right.startedAt)) {
    const last = joined.at(-1)
    if (last === undefined || !isOneWith(last, gap)) joined.push(gap)
    else joined[joined.length - 1] = { ...last, endedAt: gap.endedAt, offlineMs: lengthOf(last.startedAt, gap.endedAt) }
  }
  return joined.filter(({ offlineMs }) => offlineMs === null || offlineMs >= shortestMs).reverse()
}

const lengthOf = (startedAt: number, endedAt: number | null): number | null =>
  endedAt === null ? null : endedAt - startedAt

/** Many gaps between the same two deliveries as one, with how often and how long in all. */
function collapse(slot: readonly GapRow[]): readonly GapRow[] {
  const [newest, oldest] = [slot[0], slot.at(-1)]
  if (slot.length <= mostInARow || newest === undefined || oldest === undefined) return slot
  const offlineMs = slot.reduce<number | null>(
    (sum, gap) => (sum === null || gap.offlineMs === null ? null : sum + gap.offlineMs),
    0,
  )
  return [{ ...newest, startedAt: oldest.startedAt, times: slot.length, offlineMs }]
}

/**
 * The deliveries, newest first, with the gaps at their times between them. What lies before the oldest one is not known to
 * concern this list, and of what came after the newest one only the last gap counts.
 */
export function placeGaps(deliveries: readonly DeliverySummary[], gaps: readonly TunnelGap[]): ListRow[] {
  const waiting = clean(gaps)
  const rows: ListRow[] = []
  for (const [index, delivery] of deliveries.entries()) {
    const later = waiting.findIndex(({ startedAt }) => startedAt < delivery.receivedAt)
    const slot = waiting.splice(0, later < 0 ? waiting.length : later)
    const shown = index === 0 ? slot.slice(0, 1) : collapse(slot)
    rows.push(...shown.map((gap) => ({ type: 'gap' as const, gap })), { type: 'delivery', delivery })
  }
  return rows
}
