import type { Outcome, Verdict } from '@shared/contracts/verdict'
import { Fragment } from 'react'
import { classNames } from '../../lib/class-names'
import { CheckIcon, CloseIcon } from '../../ui/icons'
import { groupStages } from './verdict-stages'
import type { StageGroup } from './verdict-stages'

const failedGrounds: Record<Outcome, string> = {
  refused: 'bg-bad',
  flagged: 'bg-warn',
  filtered: 'bg-mute',
  duplicate: 'bg-mute',
  handshake: 'bg-mute',
  accepted: 'bg-mute',
}

function StageMark({ state, outcome }: { state: StageGroup['state']; outcome: Outcome }) {
  if (state === 'skipped') {
    return <span aria-hidden className="size-4.5 shrink-0 rounded-full border border-dashed border-line-strong" />
  }
  const Icon = state === 'passed' ? CheckIcon : CloseIcon
  return (
    <span
      aria-hidden
      className={classNames(
        'flex size-4.5 shrink-0 items-center justify-center rounded-full',
        state === 'passed' && 'bg-ok-soft text-ok',
        state === 'failed' && `${failedGrounds[outcome]} text-surface`,
      )}
    >
      <Icon size={11} strokeWidth={3} />
    </span>
  )
}

/** The way of a delivery from left to right: what passed, where it ended, what was skipped. */
export function VerdictTimeline({ verdict }: { verdict: Verdict }) {
  return (
    <ol aria-label="Verdict" className="@container flex min-h-7 items-center gap-1.5 pb-1 text-sm">
      {groupStages(verdict).map(({ label, state }, index) => (
        <Fragment key={label}>
          {index > 0 && (
            <li role="presentation" aria-hidden className="h-px min-w-1 flex-1 bg-line-strong @max-[520px]:max-w-2" />
          )}
          <li
            data-state={state}
            title={`${label}: ${state}`}
            className={classNames(
              'flex min-w-0 items-center gap-1.5',
              state === 'skipped' ? 'text-fg-3' : 'font-medium text-fg',
            )}
          >
            <StageMark state={state} outcome={verdict.outcome} />
            <span className={classNames('truncate', state !== 'failed' && '@max-[520px]:sr-only')}>{label}</span>
            <span className="sr-only">{state}</span>
          </li>
        </Fragment>
      ))}
    </ol>
  )
}
