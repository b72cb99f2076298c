import { findConnection } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { classNames } from '../../lib/class-names'
import { formatCount, formatQuantity } from '../../lib/format'
import { useStatus } from '../../lib/mirror/status-store'
import { useTriggers } from '../../lib/mirror/trigger-store'
import { showTrigger, useNavigation } from '../../lib/navigation'
import { oldUrlOf, senderOf } from '../../lib/old-url'
import { Initials } from '../../ui/initials'
import { StateMark } from '../../ui/state-mark'
import { TriggerState, triggerStateWord } from '../../ui/trigger-state'
import { shortName } from './short-name'

function TriggerRow({ trigger, isCurrent }: { trigger: TriggerView; isCurrent: boolean }) {
  const hasOldUrl = useStatus(({ status }) => oldUrlOf(trigger, status) !== null)
  const oldUrlWords = hasOldUrl ? `, ${senderOf(trigger)} still holds the old URL` : ''
  return (
    <button
      type="button"
      data-testid="trigger-row"
      aria-current={isCurrent ? 'page' : undefined}
      title={`${trigger.name}${oldUrlWords}`}
      aria-label={`${trigger.name}, ${triggerStateWord(trigger)}, ${formatQuantity(trigger.counts.all, 'delivery', 'deliveries')}${oldUrlWords}`}
      onClick={() => showTrigger(trigger.id)}
      className={classNames(
        'ease-hw flex h-10 w-full items-center gap-2 rounded-md px-2 text-left transition-colors',
        isCurrent ? 'bg-selected' : 'hover:bg-hover',
      )}
    >
      <Initials text={findConnection(trigger.connectionId)?.initials ?? '?'} />
      <span className="min-w-0 flex-1">
        <span className="block truncate text-md leading-4.5 font-medium">{shortName(trigger.name)}</span>
        <span className="block leading-4">
          <TriggerState trigger={trigger} />
          {hasOldUrl && (
            <span className="ml-2 inline-flex items-center gap-1.5 text-xs text-warn">
              <StateMark shape="triangle" meaning="warn" />
              old URL
            </span>
          )}
        </span>
      </span>
      <span className="text-sm text-fg-2">{formatCount(trigger.counts.all)}</span>
    </button>
  )
}

const steps: Record<string, (index: number, last: number) => number> = {
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_index, last) => last,
}

/** The triggers with state and number of deliveries; arrows move from row to row. */
export function TriggerList({ labelledBy }: { labelledBy: string }) {
  const triggers = useTriggers((state) => state.triggers)
  const view = useNavigation((state) => state.view)
  const list = useRef<HTMLUListElement>(null)

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = steps[event.key]
    const rows = [...(list.current?.querySelectorAll('button') ?? [])]
    const index = rows.findIndex((row) => row === document.activeElement)
    if (step === undefined || index < 0) return
    event.preventDefault()
    rows[step(index, rows.length - 1)]?.focus()
  }

  if (triggers.length === 0) return <p className="px-4 text-sm text-fg-2">None yet.</p>
  return (
    <ul ref={list} aria-labelledby={labelledBy} className="flex flex-col gap-0.5 px-2" onKeyDown={onKeyDown}>
      {triggers.map((trigger) => (
        <li key={trigger.id}>
          <TriggerRow trigger={trigger} isCurrent={view.type === 'trigger' && view.triggerId === trigger.id} />
        </li>
      ))}
    </ul>
  )
}
