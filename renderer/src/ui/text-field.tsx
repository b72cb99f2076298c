import { useId } from 'react'
import type { InputHTMLAttributes, ReactNode, Ref } from 'react'
import { classNames } from '../lib/class-names'

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'size'> {
  label: string
  /** One sentence under the field; replaced by the error when there is one. */
  hint?: ReactNode
  error?: string | null
  /** Value set in the code font, for URLs, keys and header names. */
  mono?: boolean
  ref?: Ref<HTMLInputElement>
}

interface FieldNoteProps {
  id: string
  note: ReactNode
  isError: boolean
}

function FieldNote({ id, note, isError }: FieldNoteProps) {
  return (
    <p
      id={id}
      role={isError ? 'alert' : undefined}
      className={classNames('text-xs', isError ? 'text-bad' : 'text-fg-3')}
    >
      {note}
    </p>
  )
}

/** A labelled text input whose hint and error are tied to it; works with react-hook-form's `register`. */
export function TextField({ label, hint, error, mono = false, className, id, ...rest }: TextFieldProps) {
  const ownId = useId()
  const inputId = id ?? ownId
  const noteId = `${inputId}-note`
  const isError = Boolean(error)
  const note = isError ? error : hint
  return (
    <div className={classNames('flex flex-col gap-1.5', className)}>
      <label htmlFor={inputId} className="text-sm font-semibold text-fg">
        {label}
      </label>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={inputId}
        aria-invalid={isError || undefined}
        aria-describedby={note ? noteId : undefined}
        className={classNames(
          'h-8 w-full rounded-md border bg-surface px-2.5 text-md text-fg placeholder:text-fg-3',
          'focus-visible:outline-offset-0 disabled:opacity-60',
          isError ? 'border-bad' : 'border-line-strong',
          mono && 'font-mono text-sm',
        )}
      />
      {note && <FieldNote id={noteId} note={note} isError={isError} />}
    </div>
  )
}
