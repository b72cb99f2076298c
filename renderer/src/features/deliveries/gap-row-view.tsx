import { StateMark } from '../../ui/state-mark'
import type { GapRow } from './gap-rows'
import { describeGap } from './gap-words'

/** A time out of reach as a quiet row between the deliveries. */
export function GapRowView({ gap }: { gap: GapRow }) {
  const { title, advice } = describeGap(gap)
  const isOngoing = gap.endedAt === null
  return (
    <div className="flex h-full items-center gap-2.5 bg-bg px-3" title={`${title}. ${advice}`}>
      <StateMark shape="square" meaning={isOngoing ? 'bad' : 'mute'} />
      <span className="min-w-0 flex-1">
        <span className={`block truncate text-sm leading-4.5 font-medium ${isOngoing ? 'text-bad' : 'text-fg-2'}`}>
          {title}
        </span>
        <span className="block truncate text-xs leading-4 text-fg-2">{advice}</span>
      </span>
    </div>
  )
}
