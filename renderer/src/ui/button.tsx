import type { ButtonHTMLAttributes, Ref } from 'react'
import { classNames } from '../lib/class-names'
import type { Icon } from './icons'
import { Spinner } from './spinner'

export type ButtonKind = 'primary' | 'secondary' | 'ghost' | 'danger' | 'live'

const kinds: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'border-line-strong bg-raised text-fg hover:bg-hover',
  ghost: 'border-transparent bg-transparent text-fg-2 hover:bg-hover hover:text-fg',
  danger: 'border-bad/40 bg-bad-soft text-bad hover:border-bad',
  live: 'border-transparent bg-live-soft text-live hover:border-live/50',
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: ButtonKind
  icon?: Icon
  /** Shows a spinner in place of the icon and refuses clicks, keeping the width and the name. */
  busy?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** The push button, 28 px high; `kind` is its weight, one primary per view. */
export function Button({ kind = 'secondary', icon: Icon, busy = false, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      disabled={rest.disabled === true || busy}
      aria-busy={busy || undefined}
      className={classNames(
        'ease-hw inline-flex h-7 shrink-0 items-center justify-center gap-2 rounded-md border px-2.5 text-sm font-medium whitespace-nowrap transition-colors',
        'disabled:pointer-events-none disabled:opacity-50',
        kinds[kind],
        className,
      )}
    >
      {busy ? <Spinner /> : Icon !== undefined && <Icon aria-hidden size={14} />}
      {children}
    </button>
  )
}
