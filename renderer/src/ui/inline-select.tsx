import { useId } from 'react'
import { classNames } from '../lib/class-names'
import { ChevronDownIcon } from './icons'

export interface InlineSelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  className?: string
}

/** One choice of many in a row of controls, with its label at the left; the list is the system's own. */
export function InlineSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: InlineSelectProps<Value>) {
  const id = useId()
  return (
    <span className={classNames('flex min-w-0 items-center gap-2', className)}>
      <label htmlFor={id} className="shrink-0 text-sm text-fg-2">
        {label}
      </label>
      <span className="relative min-w-0 flex-1">
        <select
          id={id}
          value={value}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value)
            if (chosen !== undefined) onChange(chosen.value)
          }}
          className="h-7 w-full appearance-none truncate rounded-md border border-line-strong bg-raised pr-7 pl-2.5 text-sm font-medium text-fg hover:bg-hover focus-visible:outline-offset-0"
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <ChevronDownIcon aria-hidden size={14} className="pointer-events-none absolute top-1.5 right-2 text-fg-2" />
      </span>
    </span>
  )
}
