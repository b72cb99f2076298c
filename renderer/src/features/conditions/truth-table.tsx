import type { ConditionPreview, TruthRowView } from '@shared/contracts/condition-preview'
import type { CallError } from '@shared/ipc/result'
import { useState } from 'react'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatTime, formatQuantity } from '../../lib/format'
import { Badge } from '../../ui/badge'
import { EmptyState } from '../../ui/empty-state'
import { ErrorIcon, ListenIcon } from '../../ui/icons'
import { SegmentedControl } from '../../ui/segmented-control'
import { TruthGrid } from '../../ui/truth-grid'
import type { TruthGridRow } from '../../ui/truth-grid'
import { describeCount } from './describe-count'

type Shown = 'all' | 'matching' | 'other'

const maxColumns = 24

const toGridRow = (row: TruthRowView): TruthGridRow => {
  const time = formatTime(row.receivedAt)
  const type = row.kind === 'sample' ? 'sample' : escapeInvisible(row.eventType ?? 'event')
  return {
    id: row.id,
    label: `${time} ${type}, ${row.holds ? 'matches' : 'does not match'}`,
    head: (
      <span className="flex gap-3">
        <span className="tabular-nums">{time}</span>
        <span className="max-w-40 truncate text-fg">{type}</span>
      </span>
    ),
    cells: row.cells.slice(0, maxColumns).map(({ actual, holds, sentence }) => ({
      holds,
      value: escapeInvisible(actual.text),
      sentence: escapeInvisible(sentence),
    })),
    tail: row.holds ? <Badge meaning="ok">fires</Badge> : <Badge>filtered</Badge>,
  }
}

const isShown = (row: TruthRowView, shown: Shown): boolean => shown === 'all' || row.holds === (shown === 'matching')

interface TruthTableProps {
  preview: ConditionPreview | null
  error: CallError | null
  /** The condition is not complete, so that the table is that of the last one that was. */
  isBehind: boolean
}

/** How the condition comes out on the recorded events. */
export function TruthTable({ preview, error, isBehind }: TruthTableProps) {
  const [shown, setShown] = useState<Shown>('all')
  if (error !== null) {
    return (
      <EmptyState icon={ErrorIcon} title="The condition could not be tried">
        {error.message}
      </EmptyState>
    )
  }
  if (preview === null) return null
  if (preview.rows.length === 0) {
    return (
      <EmptyState icon={ListenIcon} title="No recorded events yet">
        Once genuine events have arrived, this table shows which of them the condition would let fire, and why. Choose
        Listen to event, or send one from the Sender tab.
      </EmptyState>
    )
  }
  const rows = preview.rows.filter((row) => isShown(row, shown))
  const left = preview.columns.length - maxColumns
  return (
    <section aria-label="Truth table" className="flex min-h-0 flex-1 flex-col bg-bg">
      <div className="flex h-10 shrink-0 items-center gap-3 border-y border-line px-4">
        <p role="status" className="min-w-0 flex-1 truncate text-md font-semibold text-fg">
          {describeCount(preview)}
          {isBehind && (
            <span className="ml-2 text-sm font-normal text-warn">of the last condition that was complete</span>
          )}
        </p>
        <SegmentedControl<Shown>
          label="Show events"
          value={shown}
          onChange={setShown}
          options={[
            { value: 'all', label: 'All' },
            { value: 'matching', label: 'Match' },
            { value: 'other', label: 'Do not' },
          ]}
        />
      </div>
      <TruthGrid
        label="Recorded events"
        headTitle="Event"
        columns={preview.columns.slice(0, maxColumns).map(escapeInvisible)}
        tailTitle="Outcome"
        rows={rows.map(toGridRow)}
        idle={
          left > 0
            ? `${formatQuantity(left, 'more test', 'more tests')} of the condition are not shown here.`
            : 'Point at a value, or move to it with the arrow keys, to see why it came out so.'
        }
      />
    </section>
  )
}
