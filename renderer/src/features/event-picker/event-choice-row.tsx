import { Initials } from '../../ui/initials'
import type { EventChoice } from './event-choices'

/** One event in the list: what it is called, what it means, and the vendor's own name for it. */
export function EventChoiceRow({ choice }: { choice: EventChoice }) {
  return (
    <div className="flex h-11 items-center gap-2.5">
      <Initials text={choice.initials} />
      <div className="min-w-0 flex-1">
        <div className="truncate text-md leading-tight font-medium text-fg">{choice.title}</div>
        <div className="truncate text-xs text-fg-2">{choice.detail}</div>
      </div>
      {choice.eventType !== null && (
        <code className="max-w-52 shrink-0 truncate font-mono text-xs text-fg-2">{choice.eventType}</code>
      )}
    </div>
  )
}
