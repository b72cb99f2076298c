import type { DeliverySummary } from '@shared/contracts/delivery'
import type { Outcome } from '@shared/contracts/verdict'

/** The rows that live growth keeps in memory. */
export const newestKept = 2000

export interface DeliveryPage {
  deliveries: readonly DeliverySummary[]
  more: boolean
}

/** The live list of one trigger (`null`: Unmatched) under one filter. Rows are newest first. */
export interface DeliveryList {
  triggerId: string | null
  outcome: Outcome | null
  phase: 'loading' | 'ready' | 'failed'
  message: string | null
  rows: readonly DeliverySummary[]
  /** Older rows can be read. */
  more: boolean
  /** The user scrolled away from the top: newer rows wait, so that nothing moves. */
  isHeld: boolean
  held: readonly DeliverySummary[]
  /** How many came while held; more than `held` when the oldest of them had to go. */
  heldCount: number
}

/** A list before its first page. */
export function createList(triggerId: string | null, outcome: Outcome | null): DeliveryList {
  return {
    triggerId,
    outcome,
    phase: 'loading',
    message: null,
    rows: [],
    more: false,
    isHeld: false,
    held: [],
    heldCount: 0,
  }
}

/** Both lists as one, newest first, each delivery once. */
function merge(newer: readonly DeliverySummary[], older: readonly DeliverySummary[]): DeliverySummary[] {
  const seen = new Set<string>()
  return [...newer, ...older]
    .sort((left, right) => right.seq - left.seq)
    .filter((row) => !seen.has(row.id) && seen.add(row.id))
}

const keepNewest = (list: DeliveryList, rows: readonly DeliverySummary[]): DeliveryList =>
  rows.length <= newestKept ? { ...list, rows } : { ...list, rows: rows.slice(0, newestKept), more: true }

/** After the newest page was read; rows that were told meanwhile stay. */
export function withNewestPage(list: DeliveryList, page: DeliveryPage): DeliveryList {
  const rows = merge(list.rows, page.deliveries)
  return { ...list, phase: 'ready', message: null, rows, more: page.more }
}

/** After the next older page was read. */
export function withOlderPage(list: DeliveryList, page: DeliveryPage): DeliveryList {
  return { ...list, rows: merge(list.rows, page.deliveries), more: page.more }
}

/** After deliveries were stored: those of this list join it, or wait while it is held. */
export function withStored(list: DeliveryList, deliveries: readonly DeliverySummary[]): DeliveryList {
  const own = deliveries.filter(
    (row) => row.triggerId === list.triggerId && (list.outcome === null || row.outcome === list.outcome),
  )
  if (own.length === 0) return list
  if (!list.isHeld) return keepNewest(list, merge(own, list.rows))
  const held = merge(own, list.held)
  return { ...list, held: held.slice(0, newestKept), heldCount: list.heldCount + own.length }
}

/** After a delivery was deleted. */
export function withoutDelivery(list: DeliveryList, deliveryId: string): DeliveryList {
  const held = list.held.filter((row) => row.id !== deliveryId)
  return {
    ...list,
    rows: list.rows.filter((row) => row.id !== deliveryId),
    held,
    heldCount: list.heldCount - (list.held.length - held.length),
  }
}

/** The user scrolled away from the top. */
export function hold(list: DeliveryList): DeliveryList {
  return list.isHeld ? list : { ...list, isHeld: true }
}

/** The user came back to the top: what waited joins the list. */
export function release(list: DeliveryList): DeliveryList {
  const open = { ...list, isHeld: false, held: [], heldCount: 0 }
  // When too many waited, the oldest of them are not here, and rows below the gap would hide that.
  return list.heldCount > list.held.length
    ? { ...open, rows: list.held, more: true }
    : keepNewest(open, merge(list.held, list.rows))
}
