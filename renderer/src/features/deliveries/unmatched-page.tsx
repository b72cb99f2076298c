import { formatCount } from '../../lib/format'
import { useStatus } from '../../lib/mirror/status-store'
import { EmptyState } from '../../ui/empty-state'
import { UnmatchedIcon } from '../../ui/icons'
import { SplitPanes } from '../../ui/split-panes'
import { DeliveryDetailPane } from './delivery-detail-pane'
import { DeliveryRows } from './delivery-rows'
import { OutcomeHistogram } from './outcome-histogram'
import { useOpenDeliveries } from './use-open-deliveries'

const explanation =
  'Requests whose URL belongs to no trigger: a mistyped or old URL, or a scanner. They were answered 404, and the newest ones are kept.'

function UnmatchedList() {
  const { list, selectedId } = useOpenDeliveries(null, null)
  if (list.phase === 'ready' && list.rows.length === 0) {
    return (
      <EmptyState icon={UnmatchedIcon} title="Nothing unmatched">
        When a vendor sends to a URL that belongs to no trigger, the request is listed here, so that a mistyped URL is
        found.
      </EmptyState>
    )
  }
  return (
    <SplitPanes
      label="Width of the list"
      firstShare={40}
      first={
        <>
          <OutcomeHistogram rows={list.rows} />
          <DeliveryRows label="Unmatched deliveries" list={list} />
        </>
      }
      second={<DeliveryDetailPane selectedId={selectedId} trigger={null} />}
    />
  )
}

/** The requests that reached no trigger. */
export function UnmatchedPage() {
  const count = useStatus((state) => state.status?.stored.unmatched ?? 0)
  return (
    <article aria-label="Unmatched" className="flex min-h-0 flex-1 flex-col">
      <header className="shrink-0 border-b border-line px-4 py-3">
        <h1 className="text-lg font-semibold">
          Unmatched <span className="text-sm font-normal text-fg-2">{formatCount(count)}</span>
        </h1>
        <p className="mt-0.5 text-sm text-fg-2">{explanation}</p>
      </header>
      <UnmatchedList />
    </article>
  )
}
