import type { ButtonHTMLAttributes, Ref } from 'react'
import { classNames } from '../lib/class-names'
import type { Icon } from './icons'
import { Tooltip } from './tooltip'

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'children'> {
  /** The accessible name, shown as the tooltip too. */
  label: string
  icon: Icon
  ref?: Ref<HTMLButtonElement>
}

/** A 28 px square button drawn as an icon; the label is required and is what it is called. */
export function IconButton({ label, icon: Icon, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        className={classNames(
          'ease-hw inline-flex size-7 shrink-0 items-center justify-center rounded-md text-fg-2 transition-colors',
          'hover:bg-hover hover:text-fg disabled:pointer-events-none disabled:opacity-50 aria-pressed:text-accent-text',
          className,
        )}
      >
        <Icon aria-hidden size={14} />
      </button>
    </Tooltip>
  )
}
