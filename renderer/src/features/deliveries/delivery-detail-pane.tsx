import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { attempt } from '../../lib/call'
import { openDialog } from '../../lib/dialogs'
import { formatCount } from '../../lib/format'
import { report } from '../../lib/report'
import { showToast } from '../../lib/toasts'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { IconButton } from '../../ui/icon-button'
import { DeleteIcon, ErrorIcon, SampleIcon } from '../../ui/icons'
import { Tabs } from '../../ui/tabs'
import { ConditionsTab } from './conditions-tab'
import { detailId } from './focus-detail'
import { HeadersTab } from './headers-tab'
import { PayloadTab } from './payload-tab'
import { ReplayMenu } from './replay-menu'
import { ResponseTab } from './response-tab'
import { useDeliveryDetail } from './use-delivery-detail'
import { VerdictCard } from './verdict-card'
import { VerdictTimeline } from './verdict-timeline'

type DetailTab = 'payload' | 'headers' | 'conditions' | 'response'

async function takeAsSample(deliveryId: string): Promise<void> {
  const sample = await attempt('samples.addFromDelivery', { deliveryId })
  if (sample !== null)
    showToast({ meaning: 'ok', text: 'Taken as a sample. View samples on the Schema tab shows what it adds.' })
}

const askToDelete = (deliveryId: string): void =>
  openDialog({
    type: 'confirm',
    title: 'Delete this delivery?',
    text: 'Its bytes, headers and verdict are deleted for good. Samples taken from it stay.',
    confirmLabel: 'Delete delivery',
    danger: true,
    onConfirm: () => report(attempt('deliveries.remove', { deliveryId })),
  })

function DetailActions({ delivery, triggerId }: { delivery: DeliveryDetail; triggerId: string | null }) {
  const canSample = triggerId !== null && delivery.madeBy !== 'security-check'
  return (
    <>
      {triggerId !== null && <ReplayMenu delivery={delivery} triggerId={triggerId} />}
      {canSample && (
        <Button kind="ghost" icon={SampleIcon} onClick={() => report(takeAsSample(delivery.id))}>
          <span className="@max-[420px]:sr-only">Use as sample</span>
        </Button>
      )}
      <IconButton label="Delete delivery" icon={DeleteIcon} onClick={() => askToDelete(delivery.id)} />
    </>
  )
}

function Detail({ delivery, trigger }: { delivery: DeliveryDetail; trigger: TriggerView | null }) {
  const [tab, setTab] = useState<DetailTab>('payload')
  const headerCount = <span className="text-xs font-normal text-fg-2">{formatCount(delivery.headers.length)}</span>
  return (
    <>
      <div
        role="group"
        aria-label="Verdict and reason"
        tabIndex={0}
        className="max-h-[max(56%,100%-176px)] shrink-0 overflow-y-auto px-4 pt-3 pb-1 focus-visible:-outline-offset-2"
      >
        <VerdictTimeline verdict={delivery.verdict} />
        <VerdictCard delivery={delivery} trigger={trigger} />
      </div>
      <Tabs<DetailTab>
        label="Delivery"
        value={tab}
        onChange={setTab}
        className="border-t border-line"
        actions={<DetailActions delivery={delivery} triggerId={trigger?.id ?? null} />}
        tabs={[
          { value: 'payload', label: 'Payload', panel: <PayloadTab deliveryId={delivery.id} /> },
          { value: 'headers', label: 'Headers', extra: headerCount, panel: <HeadersTab delivery={delivery} /> },
          ...(trigger === null
            ? []
            : [
                {
                  value: 'conditions' as const,
                  label: 'Conditions',
                  panel: <ConditionsTab delivery={delivery} trigger={trigger} />,
                },
              ]),
          { value: 'response', label: 'Response', panel: <ResponseTab answer={delivery.answer} /> },
        ]}
      />
    </>
  )
}

function LoadedDetail({ deliveryId, trigger }: { deliveryId: string; trigger: TriggerView | null }) {
  const { result, isCurrent } = useDeliveryDetail(deliveryId)
  if (result === null) return null
  return (
    <section
      id={detailId}
      tabIndex={-1}
      aria-label="Delivery"
      aria-busy={!isCurrent}
      className="flex min-h-0 flex-1 flex-col outline-none"
    >
      {result.ok ? (
        <Detail delivery={result.value} trigger={trigger} />
      ) : (
        <EmptyState icon={ErrorIcon} title="This delivery could not be read">
          {result.error.message}
        </EmptyState>
      )}
    </section>
  )
}

export interface DeliveryDetailPaneProps {
  selectedId: string | null
  /** `null` for deliveries that reached no trigger. */
  trigger: TriggerView | null
}

/** The chosen delivery: its verdict first, then why, then what was sent and answered. */
export function DeliveryDetailPane({ selectedId, trigger }: DeliveryDetailPaneProps) {
  if (selectedId === null) {
    return <EmptyState title="No delivery chosen">Choose one at the left to see its verdict and payload.</EmptyState>
  }
  return <LoadedDetail deliveryId={selectedId} trigger={trigger} />
}
