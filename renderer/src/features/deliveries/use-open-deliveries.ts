import type { Outcome } from '@shared/contracts/verdict'
import { useEffect, useMemo } from 'react'
import { takeWantedDelivery } from '../../lib/navigation'
import { createList } from './delivery-list'
import type { DeliveryList } from './delivery-list'
import { followDeliveries, openDeliveries, useDeliveries } from './delivery-store'
import { followGaps } from './gap-store'

/** Opens the list of a trigger (`null`: Unmatched) under a filter and follows it. What was chosen in it stays so when newer rows push it out. */
export function useOpenDeliveries(
  triggerId: string | null,
  outcome: Outcome | null,
): { list: DeliveryList; selectedId: string | null } {
  const open = useDeliveries((state) => state.list)
  const selectedId = useDeliveries((state) => state.selectedId)
  useEffect(followDeliveries, [])
  useEffect(followGaps, [])
  useEffect(() => openDeliveries(triggerId, outcome, takeWantedDelivery()), [triggerId, outcome])
  // Until the effect above ran, the store still holds the list that was open before.
  const isOpen = open.triggerId === triggerId && open.outcome === outcome
  const list = useMemo(() => (isOpen ? open : createList(triggerId, outcome)), [isOpen, open, triggerId, outcome])
  return { list, selectedId: isOpen ? selectedId : null }
}
