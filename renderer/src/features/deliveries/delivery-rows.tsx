import { reasons } from '@shared/domain/reasons'
import type { DeliverySummary } from '@shared/contracts/delivery'
import { useRef } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatBytes, formatCount, formatDuration, formatTime } from '../../lib/format'
import { madeByWords } from '../../lib/made-by-words'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorIcon, RotateIcon } from '../../ui/icons'
import { outcomeLooks } from '../../ui/outcome'
import { StateMark } from '../../ui/state-mark'
import { VirtualList } from '../../ui/virtual-list'
import type { DeliveryList } from './delivery-list'
import { readOlderDeliveries, rereadDeliveries, selectDelivery, setAtTop, useDeliveries } from './delivery-store'
import { focusDetail } from './focus-detail'
import { GapRowView } from './gap-row-view'
import type { ListRow } from './gap-rows'
import { describeGap } from './gap-words'
import { useListRows } from './use-list-rows'

const rowHeight = 44

const titleOf = (row: DeliverySummary): string => escapeInvisible(row.eventType ?? `${row.method} request`)

/** Where it came from: the address, or the part of the app that made it. */
const originOf = (row: DeliverySummary): string =>
  row.madeBy === undefined ? escapeInvisible(row.sender) : madeByWords[row.madeBy]

const lineOf = (row: DeliverySummary): string => {
  const own = row.madeBy === undefined ? '' : `${madeByWords[row.madeBy]}: `
  return row.reason === null
    ? `${formatBytes(row.size)}, ${formatDuration(row.durationMs)}, ${originOf(row)}`
    : own + reasons[row.reason].title
}

const verdictOf = (row: DeliverySummary): string =>
  row.outcome === 'handshake' ? 'handshake' : `${row.status} ${outcomeLooks[row.outcome].word}`

/** Where the list is narrow, the status alone: the mark and the line under the title say the rest. */
function VerdictBadge({ row }: { row: DeliverySummary }) {
  const { meaning } = outcomeLooks[row.outcome]
  return (
    <>
      <Badge meaning={meaning} className="@max-[340px]:hidden">
        {verdictOf(row)}
      </Badge>
      <Badge meaning={meaning} className="@min-[340px]:hidden">
        {row.status}
      </Badge>
    </>
  )
}

const labelOf = (row: DeliverySummary): string =>
  [titleOf(row), verdictOf(row), lineOf(row), formatTime(row.receivedAt)].join(', ')

const keyOf = (row: ListRow): string => (row.type === 'gap' ? `gap-${row.gap.id}` : row.delivery.id)
const isDelivery = (row: ListRow): boolean => row.type === 'delivery'

function nameOf(row: ListRow): string {
  if (row.type === 'delivery') return labelOf(row.delivery)
  const { title, advice } = describeGap(row.gap)
  return `${title}. ${advice}`
}

function DeliveryRow({ row }: { row: DeliverySummary }) {
  const look = outcomeLooks[row.outcome]
  return (
    <div className="@container h-full">
      <div className="flex h-full items-center gap-2.5 px-3">
        <StateMark shape={look.shape} meaning={look.meaning} />
        <span className="w-14 shrink-0 font-mono text-xs text-fg-2">{formatTime(row.receivedAt)}</span>
        <span className="min-w-0 flex-1">
          <span className="block truncate text-md leading-4.5 font-medium">{titleOf(row)}</span>
          <span className="block truncate text-xs leading-4 text-fg-2">{lineOf(row)}</span>
        </span>
        <VerdictBadge row={row} />
      </div>
    </div>
  )
}

function ListMessage({ list }: { list: DeliveryList }) {
  if (list.phase === 'failed') {
    return (
      <EmptyState
        icon={ErrorIcon}
        title="The deliveries could not be read"
        actions={
          <Button icon={RotateIcon} onClick={rereadDeliveries}>
            Try again
          </Button>
        }
      >
        {list.message}
      </EmptyState>
    )
  }
  if (list.phase === 'loading') return <p className="p-4 text-sm text-fg-2">Reading deliveries</p>
  return <EmptyState title="None with this verdict">Choose All to see the others.</EmptyState>
}

/** The live list, newest first; new rows wait behind a button while the user reads further down. */
export function DeliveryRows({ label, list }: { label: string; list: DeliveryList }) {
  const selectedKey = useDeliveries((state) => state.selectedId)
  const frame = useRef<HTMLDivElement>(null)
  const rows = useListRows(list)
  if (list.rows.length === 0) return <ListMessage list={list} />

  const showNew = (): void => {
    setAtTop(true)
    const scroller = frame.current?.querySelector('[role=listbox]')
    scroller?.scrollTo({ top: 0 })
    if (scroller instanceof HTMLElement) scroller.focus({ preventScroll: true })
  }

  return (
    <div ref={frame} className="relative flex min-h-0 flex-1 flex-col">
      {list.heldCount > 0 && (
        <button
          type="button"
          onClick={showNew}
          className="absolute top-2 left-1/2 z-10 h-6 -translate-x-1/2 rounded-full bg-accent px-2.5 text-xs font-semibold text-on-accent shadow-float hover:bg-accent-hover"
        >
          {formatCount(list.heldCount)} new
        </button>
      )}
      <VirtualList
        key={`${list.triggerId} ${list.outcome}`}
        label={label}
        testId="delivery-list"
        items={rows}
        rowHeight={rowHeight}
        getKey={keyOf}
        getLabel={nameOf}
        isSelectable={isDelivery}
        renderRow={(row) => (row.type === 'gap' ? <GapRowView gap={row.gap} /> : <DeliveryRow row={row.delivery} />)}
        selectedKey={selectedKey}
        onSelect={(row) => selectDelivery(keyOf(row))}
        onOpen={focusDetail}
        onEnd={readOlderDeliveries}
        onTopChange={setAtTop}
      />
    </div>
  )
}
