import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'

/** What a colour means: good, wrong, attention, information (handshake), nothing special, going on now. */
export type Meaning = 'ok' | 'bad' | 'warn' | 'info' | 'mute' | 'live'

export const meaningText: Record<Meaning, string> = {
  ok: 'text-ok',
  bad: 'text-bad',
  warn: 'text-warn',
  info: 'text-info',
  mute: 'text-mute',
  live: 'text-live',
}

export const meaningSoft: Record<Meaning, string> = {
  ok: 'bg-ok-soft text-ok',
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  info: 'bg-info-soft text-info',
  mute: 'bg-mute-soft text-mute',
  live: 'bg-live-soft text-live',
}

/** A word or two on a soft ground of its meaning's colour. */
export function Badge({
  meaning = 'mute',
  className,
  children,
}: {
  meaning?: Meaning
  className?: string
  children: ReactNode
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 shrink-0 items-center gap-1.5 rounded-sm px-1.5 text-xs font-semibold whitespace-nowrap',
        meaningSoft[meaning],
        className,
      )}
    >
      {children}
    </span>
  )
}
