import { formatClock, formatSpan } from '../../lib/format'
import { shortReason } from '../../lib/tunnel-words'
import type { GapRow } from './gap-rows'

export interface GapWords {
  title: string
  advice: string
}

const isSameDay = (left: number, right: number): boolean => !formatClock(left, right).includes(',')

const spanWords = ({ startedAt, endedAt }: GapRow): string => {
  const start = formatClock(startedAt)
  if (endedAt === null) return `since ${start}`
  // Within a minute the length says more than two equal times.
  if (formatClock(endedAt) === start) return `at ${start}`
  return `${start} to ${isSameDay(endedAt, startedAt) ? formatClock(endedAt, endedAt) : formatClock(endedAt)}`
}

const causes: Record<string, string> = {
  app_closed: 'Hookwright was closed',
  asleep: 'This computer was asleep',
  paused: 'Disconnected by you',
}

/** What a gap was and what it means for senders. */
export function describeGap(gap: GapRow): GapWords {
  const advice =
    gap.endedAt === null
      ? 'Senders are turned away until it is back.'
      : 'Senders were turned away; ask them to send again.'
  const span = spanWords(gap)
  const cause = causes[gap.code]
  if (gap.times === 1 && cause !== undefined) return { title: `${cause} ${span}`, advice }
  const length = gap.offlineMs === null ? '' : `, ${formatSpan(gap.offlineMs)}`
  if (gap.times > 1) {
    return { title: `Offline ${gap.times} times, ${span}${length}${length === '' ? '' : ' in all'}`, advice }
  }
  return { title: `Offline ${span}${length}: ${shortReason({ code: gap.code, detail: null })}`, advice }
}
