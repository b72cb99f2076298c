import type { Outcome } from '@shared/contracts/verdict'
import { create } from 'zustand'
import { attempt, call } from '../../lib/call'
import { onFact, onReread } from '../../lib/facts'
import { report } from '../../lib/report'
import { createList, hold, release, withNewestPage, withOlderPage, withoutDelivery, withStored } from './delivery-list'
import type { DeliveryList } from './delivery-list'

const pageSize = 200

interface DeliveryState {
  list: DeliveryList
  selectedId: string | null
}

export const useDeliveries = create<DeliveryState>(() => ({ list: createList(null, null), selectedId: null }))

const change = (apply: (list: DeliveryList) => DeliveryList): void =>
  useDeliveries.setState(({ list, selectedId }) => {
    const next = apply(list)
    // The first row is opened by itself, so that its verdict is seen at once.
    return { list: next, selectedId: selectedId ?? next.rows[0]?.id ?? null }
  })

const isSameList = (list: DeliveryList, other: DeliveryList): boolean =>
  list.triggerId === other.triggerId && list.outcome === other.outcome

async function readNewest(): Promise<void> {
  const asked = useDeliveries.getState().list
  const result = await call('deliveries.page', {
    triggerId: asked.triggerId,
    outcome: asked.outcome,
    before: null,
    limit: pageSize,
  })
  change((list) => {
    if (!isSameList(list, asked)) return list
    return result.ok ? withNewestPage(list, result.value) : { ...list, phase: 'failed', message: result.error.message }
  })
}

/** The row whose older neighbours are being read. */
let readingBefore: string | null = null

async function readOlder(): Promise<void> {
  const asked = useDeliveries.getState().list
  const last = asked.rows.at(-1)
  if (!asked.more || last === undefined || readingBefore === last.id) return
  readingBefore = last.id
  const { triggerId, outcome } = asked
  const page = await attempt('deliveries.page', { triggerId, outcome, before: last.seq, limit: pageSize })
  if (readingBefore === last.id) readingBefore = null
  change((list) => {
    // Rows that were let go meanwhile would leave a gap before this page.
    if (!isSameList(list, asked) || list.rows.at(-1)?.id !== last.id) return list
    return page === null ? { ...list, more: false } : withOlderPage(list, page)
  })
}

/** Shows the deliveries of a trigger (`null`: Unmatched) under a filter, from the newest, with one of them chosen. */
export function openDeliveries(
  triggerId: string | null,
  outcome: Outcome | null,
  selectedId: string | null = null,
): void {
  useDeliveries.setState({ list: createList(triggerId, outcome), selectedId })
  report(readNewest())
}

/** Reads the newest page again, after an error or missed facts. */
export function rereadDeliveries(): void {
  change((list) => createList(list.triggerId, list.outcome))
  report(readNewest())
}

/** Reads the next older page, once at a time. */
export function readOlderDeliveries(): void {
  report(readOlder())
}

/** Keeps the open list up to date with the backend's facts. Returns the function that stops. */
export function followDeliveries(): () => void {
  const stopFacts = onFact((fact) => {
    if (fact.fact === 'deliveries.stored') change((list) => withStored(list, fact.deliveries))
    if (fact.fact === 'delivery.removed') removeRow(fact.deliveryId)
  })
  const stopRereads = onReread(rereadDeliveries)
  return () => {
    stopFacts()
    stopRereads()
  }
}

/** Takes a row away and chooses the one that stood under it. */
function removeRow(deliveryId: string): void {
  const { list, selectedId } = useDeliveries.getState()
  const index = list.rows.findIndex((row) => row.id === deliveryId)
  const next = list.rows[index + 1] ?? list.rows[index - 1]
  if (selectedId === deliveryId) useDeliveries.setState({ selectedId: next?.id ?? null })
  change((open) => withoutDelivery(open, deliveryId))
}

/** Chooses the delivery to look at. */
export function selectDelivery(deliveryId: string): void {
  useDeliveries.setState({ selectedId: deliveryId })
}

/** Tells that the list was scrolled away from its top, or back. */
export function setAtTop(isAtTop: boolean): void {
  change(isAtTop ? release : hold)
}
