import type { DeliveryCounts } from '@shared/contracts/trigger'
import type { Outcome } from '@shared/contracts/verdict'
import { formatCount } from '../../lib/format'
import { FilterChips } from '../../ui/filter-chips'
import { outcomeLooks } from '../../ui/outcome'
import { StateMark } from '../../ui/state-mark'

type Choice = 'all' | Exclude<Outcome, 'duplicate'>

const choices: { value: Choice; word: string }[] = [
  { value: 'all', word: 'All' },
  { value: 'refused', word: 'Refused' },
  { value: 'filtered', word: 'Filtered' },
  { value: 'flagged', word: 'Flagged' },
  { value: 'accepted', word: 'Accepted' },
  { value: 'handshake', word: 'Handshake' },
]

export interface DeliveryFilterProps {
  counts: DeliveryCounts
  outcome: Outcome | null
  onChange: (outcome: Outcome | null) => void
}

/** Which verdicts the list shows, each with how many there are. */
export function DeliveryFilter({ counts, outcome, onChange }: DeliveryFilterProps) {
  return (
    <div className="shrink-0 border-b border-line py-2 pr-0 pl-2.5">
      <FilterChips<Choice>
        label="Filter by verdict"
        value={outcome === null || outcome === 'duplicate' ? 'all' : outcome}
        onChange={(value) => onChange(value === 'all' ? null : value)}
        chips={choices.map(({ value, word }) => {
          const look = value === 'all' ? null : outcomeLooks[value]
          return {
            value,
            label: `${word} ${formatCount(counts[value])}`,
            mark: look !== null && <StateMark shape={look.shape} meaning={look.meaning} />,
            isDim: counts[value] === 0,
          }
        })}
      />
    </div>
  )
}
