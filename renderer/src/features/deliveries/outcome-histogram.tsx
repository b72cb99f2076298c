import type { DeliverySummary } from '@shared/contracts/delivery'
import type { Outcome } from '@shared/contracts/verdict'
import { useMemo } from 'react'
import { formatTime } from '../../lib/format'
import { meaningText } from '../../ui/badge'
import { outcomeLooks } from '../../ui/outcome'

const barCount = 44
const height = 44
const barWidth = 6
const step = 8

const stackOrder: Outcome[] = ['accepted', 'handshake', 'duplicate', 'filtered', 'flagged', 'refused']

type Bar = Record<Outcome, number>

const emptyBar = (): Bar => ({ accepted: 0, filtered: 0, refused: 0, handshake: 0, flagged: 0, duplicate: 0 })

/** Counts rows (newest first) by verdict in equal spans of time, oldest at the left. */
export function countBars(rows: readonly DeliverySummary[]): Bar[] {
  const bars = Array.from({ length: barCount }, emptyBar)
  const newest = rows[0]?.receivedAt ?? 0
  const span = Math.max(1, newest - (rows.at(-1)?.receivedAt ?? 0))
  for (const row of rows) {
    const place = Math.min(barCount - 1, Math.max(0, Math.floor((1 - (newest - row.receivedAt) / span) * barCount)))
    const bar = bars[place]
    if (bar !== undefined) bar[row.outcome] += 1
  }
  return bars
}

const describe = (rows: readonly DeliverySummary[]): string => {
  const first = rows.at(-1)
  const last = rows[0]
  if (first === undefined || last === undefined) return 'No deliveries'
  const refused = rows.filter((row) => row.outcome === 'refused').length
  return `${rows.length} deliveries from ${formatTime(first.receivedAt)} to ${formatTime(last.receivedAt)}, ${refused} refused`
}

function BarColumn({ bar, x, scale }: { bar: Bar; x: number; scale: number }) {
  let top = height
  return stackOrder.map((outcome) => {
    const size = bar[outcome] === 0 ? 0 : Math.max(1.5, bar[outcome] * scale)
    if (size === 0) return null
    top -= size
    return (
      <rect
        key={outcome}
        x={x}
        y={top}
        width={barWidth}
        height={Math.max(0.5, size - 0.75)}
        rx={0.75}
        className={meaningText[outcomeLooks[outcome].meaning]}
        fill="currentColor"
        fillOpacity={outcome === 'accepted' ? 0.8 : 1}
      />
    )
  })
}

/** The loaded rows over time, stacked by verdict. */
export function OutcomeHistogram({ rows }: { rows: readonly DeliverySummary[] }) {
  const bars = useMemo(() => countBars(rows), [rows])
  const tallest = Math.max(1, ...bars.map((bar) => stackOrder.reduce((sum, outcome) => sum + bar[outcome], 0)))
  const scale = Math.min(14, (height - 2) / tallest)
  return (
    <div className="shrink-0 border-b border-line px-3 pt-3 pb-1.5">
      <svg
        role="img"
        aria-label={describe(rows)}
        viewBox={`0 0 ${barCount * step} ${height}`}
        preserveAspectRatio="none"
        className="block h-11 w-full"
      >
        {bars.map((bar, index) => (
          <BarColumn key={index} bar={bar} x={index * step} scale={scale} />
        ))}
      </svg>
    </div>
  )
}
