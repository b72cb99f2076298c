import { useEffect, useId, useState } from 'react'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'
import { Button } from './button'
import { IconButton } from './icon-button'
import { CheckIcon, CopyIcon, HideIcon, RevealIcon } from './icons'

export interface CopyFieldProps {
  label: string
  /** What is shown; a secret comes here masked. */
  value: string
  /** Puts the real value on the clipboard and tells whether it did. */
  onCopy: () => Promise<boolean>
  /** There is nothing to copy; the value says why. */
  isUnavailable?: boolean
  /** For secrets: the eye button. */
  reveal?: { isRevealed: boolean; onToggle: () => void } | undefined
  /** More icon buttons, before Copy. */
  actions?: ReactNode
  hint?: ReactNode
  /** `stacked`: label above, as in a form; `inline`: label inside at the left, as in the address bar. */
  layout?: 'stacked' | 'inline'
  className?: string
}

const copiedForMs = 1600

function useCopied(onCopy: () => Promise<boolean>) {
  const [isCopied, setIsCopied] = useState(false)
  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), copiedForMs)
    return () => clearTimeout(timer)
  }, [isCopied])
  const copy = async (): Promise<void> => setIsCopied(await onCopy())
  return { isCopied, copy }
}

/** A value to carry elsewhere: read-only, in the code font, with reveal (secrets) and copy. */
export function CopyField(props: CopyFieldProps) {
  const { label, value, reveal, layout = 'stacked' } = props
  const id = useId()
  const { isCopied, copy } = useCopied(props.onCopy)
  const isInline = layout === 'inline'
  const copyProps = {
    icon: isCopied ? CheckIcon : CopyIcon,
    onClick: () => void copy(),
    disabled: props.isUnavailable,
  }
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1.5', props.className)}>
      {!isInline && (
        <label htmlFor={id} className="text-sm font-semibold text-fg">
          {label}
        </label>
      )}
      <div
        className={classNames(
          'flex items-center gap-0.5 rounded-md border focus-within:border-ring',
          isInline ? 'h-[30px] border-line bg-sunken pr-0.5 pl-2.5' : 'h-8 border-line-strong bg-surface pr-1 pl-2.5',
        )}
      >
        {isInline && (
          <label htmlFor={id} className="mr-1.5 shrink-0 text-xs font-medium text-fg-2">
            {label}
          </label>
        )}
        <input
          id={id}
          readOnly
          value={value}
          spellCheck={false}
          aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
          className="min-w-0 flex-1 truncate bg-transparent font-mono text-sm text-fg outline-none"
        />
        {reveal !== undefined && (
          <IconButton
            label={`${reveal.isRevealed ? 'Hide' : 'Reveal'} ${label}`}
            icon={reveal.isRevealed ? HideIcon : RevealIcon}
            className="h-6"
            onClick={reveal.onToggle}
          />
        )}
        {props.actions}
        {isInline ? (
          <IconButton label={`Copy ${label}`} className="h-6" {...copyProps} />
        ) : (
          <Button aria-label={`Copy ${label}`} className="ml-1 h-6" {...copyProps}>
            {isCopied ? 'Copied' : 'Copy'}
          </Button>
        )}
        <span role="status" className="sr-only">
          {isCopied ? `${label} copied` : ''}
        </span>
      </div>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-fg-3">
          {props.hint}
        </p>
      )}
    </div>
  )
}
