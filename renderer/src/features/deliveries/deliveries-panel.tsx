import type { TriggerView } from '@shared/contracts/trigger'
import type { Outcome } from '@shared/contracts/verdict'
import { useState } from 'react'
import { SplitPanes } from '../../ui/split-panes'
import { DeliveryDetailPane } from './delivery-detail-pane'
import { DeliveryFilter } from './delivery-filter'
import { DeliveryRows } from './delivery-rows'
import { NoDeliveries } from './no-deliveries'
import { OutcomeHistogram } from './outcome-histogram'
import { useOpenDeliveries } from './use-open-deliveries'

/** The deliveries of a trigger: the live list at the left, the chosen one at the right. */
export function DeliveriesPanel({ trigger }: { trigger: TriggerView }) {
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { list, selectedId } = useOpenDeliveries(trigger.id, outcome)
  const isEmpty = list.phase === 'ready' && list.rows.length === 0 && outcome === null
  if (isEmpty) return <NoDeliveries trigger={trigger} />
  return (
    <SplitPanes
      label="Width of the list"
      firstShare={40}
      first={
        <>
          <OutcomeHistogram rows={list.rows} />
          <DeliveryFilter counts={trigger.counts} outcome={outcome} onChange={setOutcome} />
          <DeliveryRows label="Deliveries" list={list} />
        </>
      }
      second={<DeliveryDetailPane selectedId={selectedId} trigger={trigger} />}
    />
  )
}
