import { useMemo, useState } from 'react'
import type { DeliveryList } from './delivery-list'
import { placeGaps } from './gap-rows'
import type { ListRow } from './gap-rows'
import { useGaps } from './gap-store'

/** The rows of the list: its deliveries, and for a trigger the gaps between them. While the list is held, no gap joins it. */
export function useListRows(list: DeliveryList): ListRow[] {
  const gaps = useGaps((state) => state.gaps)
  const [lastShown, setLastShown] = useState(gaps)
  if (!list.isHeld && lastShown !== gaps) setLastShown(gaps)
  const { rows, isHeld, triggerId } = list
  return useMemo(() => {
    const known = new Set(lastShown.map(({ id }) => id))
    const shown = isHeld ? gaps.filter(({ id }) => known.has(id)) : gaps
    return placeGaps(rows, triggerId === null ? [] : shown)
  }, [rows, isHeld, triggerId, gaps, lastShown])
}
