import type { DeliverySummary } from '@shared/contracts/delivery'
import { useTrigger } from '../../lib/mirror/trigger-store'
import { useStatus } from '../../lib/mirror/status-store'
import { useRequest } from '../../lib/use-request'

const limit = 20

export interface KnownDeliveries {
  own: readonly DeliverySummary[]
  unmatched: readonly DeliverySummary[]
}

/** The newest deliveries of the trigger and of Unmatched, asked for again whenever one is stored. */
export function useDeliveries(triggerId: string): KnownDeliveries | null {
  const count = useTrigger(triggerId)?.counts.all ?? 0
  const unmatchedCount = useStatus((mirror) => mirror.status?.stored.unmatched ?? 0)
  const page = { outcome: null, before: null, limit }
  const own = useRequest('deliveries.page', { ...page, triggerId }, count)
  const unmatched = useRequest('deliveries.page', { ...page, triggerId: null }, unmatchedCount)
  return own.value === null ? null : { own: own.value.deliveries, unmatched: unmatched.value?.deliveries ?? [] }
}
