import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import type { Meaning } from './badge'
import { ErrorIcon, InfoIcon, PassedIcon, WarningIcon } from './icons'
import type { Icon } from './icons'

const looks: Record<'ok' | 'bad' | 'warn' | 'info' | 'live', { icon: Icon; classes: string; iconClasses: string }> = {
  ok: { icon: PassedIcon, classes: 'border-ok/40 bg-ok-soft', iconClasses: 'text-ok' },
  bad: { icon: ErrorIcon, classes: 'border-bad/40 bg-bad-soft', iconClasses: 'text-bad' },
  warn: { icon: WarningIcon, classes: 'border-warn/40 bg-warn-soft', iconClasses: 'text-warn' },
  info: { icon: InfoIcon, classes: 'border-line-strong bg-accent-soft', iconClasses: 'text-accent-text' },
  live: { icon: InfoIcon, classes: 'border-live/40 bg-live-soft', iconClasses: 'text-live' },
}

export interface NoticeProps {
  meaning: Exclude<Meaning, 'mute'>
  title?: string
  children?: ReactNode
  actions?: ReactNode
  /** `banner` spans the window under the bar; `card` stands in the flow. */
  shape?: 'card' | 'banner'
  /** Announced when it appears. */
  announce?: boolean
}

/** Something the user should know, with what to do: an icon, a title, a sentence, the actions. */
export function Notice({ meaning, title, children, actions, shape = 'card', announce = false }: NoticeProps) {
  const { icon: Icon, classes, iconClasses } = looks[meaning]
  const hasActions = actions !== undefined
  return (
    <div
      role={announce ? (meaning === 'bad' ? 'alert' : 'status') : undefined}
      className={classNames(
        'flex items-start gap-2.5 px-3 py-2 text-sm',
        classes,
        shape === 'card' ? 'rounded-md border' : 'border-b px-4',
      )}
    >
      <Icon aria-hidden size={14} className={classNames(hasActions ? 'mt-1.5' : 'mt-0.5', 'shrink-0', iconClasses)} />
      <div className={classNames('min-w-0 flex-1 text-fg-2 select-text', hasActions && 'py-[5px]')}>
        {title !== undefined && <strong className="mr-1.5 font-semibold text-fg">{title}</strong>}
        {children}
      </div>
      {hasActions && <div className="flex shrink-0 flex-wrap items-center gap-2">{actions}</div>}
    </div>
  )
}
