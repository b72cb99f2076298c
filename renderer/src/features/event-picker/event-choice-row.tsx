import { ChevronDownIcon, ChevronRightIcon } from '../../ui/icons'
import { Initials } from '../../ui/initials'
import type { SearchItemState } from '../../ui/search-list'
import type { EventChoice } from './event-choices'

interface EventChoiceRowProps {
  choice: EventChoice
  place: SearchItemState['place']
}

/** One event in the list: what it is called, what it means, and the vendor's own name for it; or a whole connection. */
export function EventChoiceRow({ choice, place }: EventChoiceRowProps) {
  const isWhole = place === 'closed' || place === 'open'
  return (
    <div className="flex h-11 items-center gap-2.5">
      {place === 'below' ? <span aria-hidden className="w-6 shrink-0" /> : <Initials text={choice.initials} />}
      <div className="min-w-0 flex-1">
        <div className="truncate text-md leading-tight font-medium text-fg">
          {isWhole ? choice.connectionName : choice.title}
        </div>
        <div className="truncate text-xs text-fg-2">{isWhole ? choice.summary : choice.detail}</div>
      </div>
      {isWhole && <EventCount count={choice.eventCount} isOpen={place === 'open'} />}
      {choice.eventType !== null && (
        <code className="max-w-52 shrink-0 truncate font-mono text-xs text-fg-2">{choice.eventType}</code>
      )}
    </div>
  )
}

function EventCount({ count, isOpen }: { count: number; isOpen: boolean }) {
  const Icon = isOpen ? ChevronDownIcon : ChevronRightIcon
  return (
    <span className="flex shrink-0 items-center gap-1 text-xs text-fg-2">
      {isOpen ? 'Any event' : `${count} event${count === 1 ? '' : 's'}`}
      <Icon aria-hidden size={14} />
    </span>
  )
}
