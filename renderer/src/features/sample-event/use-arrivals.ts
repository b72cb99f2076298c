import type { DeliverySummary } from '@shared/contracts/delivery'
import { describeReason } from '@shared/domain/reasons'
import type { Reason } from '@shared/domain/reasons'
import { useEffect, useState } from 'react'
import { onFact } from '../../lib/facts'
import { useRequest } from '../../lib/use-request'

/** What reached the trigger since the last sample and did not become one. */
export interface Arrivals {
  refused: number
  handshakes: number
  duplicates: number
  /** Genuine, and of another event type than the trigger's; the newest one's, if it named any. */
  others: number
  otherType: string | null
  /** The newest refusal with its reason. */
  refusal: { delivery: DeliverySummary; reason: Reason } | null
}

interface Seen {
  refused: number
  handshakes: number
  duplicates: number
  others: number
  otherType: string | null
  lastRefused: DeliverySummary | null
}

const nothing: Seen = { refused: 0, handshakes: 0, duplicates: 0, others: 0, otherType: null, lastRefused: null }

function withDelivery(seen: Seen, delivery: DeliverySummary): Seen {
  switch (delivery.outcome) {
    case 'refused':
      return { ...seen, refused: seen.refused + 1, lastRefused: delivery }
    case 'handshake':
      return { ...seen, handshakes: seen.handshakes + 1 }
    case 'duplicate':
      return { ...seen, duplicates: seen.duplicates + 1 }
    case 'filtered':
      if (delivery.reason !== 'other_event_type') return seen
      return { ...seen, others: seen.others + 1, otherType: delivery.eventType }
    default:
      return seen
  }
}

/** Watches what arrives while the dialog is open, so that nobody waits for an event that was refused. */
export function useArrivals(triggerId: string): Arrivals {
  const [seen, setSeen] = useState(nothing)
  useEffect(
    () =>
      onFact((fact) => {
        if (fact.fact === 'sample.added' && fact.sample.triggerId === triggerId) setSeen(nothing)
        if (fact.fact !== 'deliveries.stored') return
        const arrived = fact.deliveries.filter((delivery) => delivery.triggerId === triggerId)
        if (arrived.length > 0) setSeen((before) => arrived.reduce(withDelivery, before))
      }),
    [triggerId],
  )
  const { lastRefused, ...counts } = seen
  const detail = useRequest('deliveries.get', lastRefused && { deliveryId: lastRefused.id })
  return { ...counts, refusal: lastRefused && explain(lastRefused, detail.value) }
}

type Detail = ReturnType<typeof useRequest<'deliveries.get'>>['value']

function explain(delivery: DeliverySummary, detail: Detail): Arrivals['refusal'] {
  if (delivery.reason === null) return null
  const { stages, endedAt } = detail?.id === delivery.id ? detail.verdict : { stages: [], endedAt: null }
  const evidence = stages.find((stage) => stage.stage === endedAt)?.evidence ?? []
  return { delivery, reason: describeReason(delivery.reason, evidence) }
}
