import { useId } from 'react'
import { classNames } from '../lib/class-names'
import { ChevronDownIcon } from './icons'

export interface SelectOption {
  value: string
  label: string
}

export interface SelectGroup {
  label: string
  options: readonly SelectOption[]
}

export interface SelectFieldProps {
  label: string
  value: string
  /** Options, or groups of them; a value that is none of them shows nothing. */
  options: readonly (SelectOption | SelectGroup)[]
  onChange: (value: string) => void
  hint?: string
  className?: string
}

/** One choice of many behind a field; the system's own list, so that typing finds in it. */
export function SelectField({ label, value, options, onChange, hint, className }: SelectFieldProps) {
  const id = useId()
  return (
    <div className={classNames('flex min-w-0 flex-col gap-1.5', className)}>
      <label htmlFor={id} className="text-sm font-semibold text-fg">
        {label}
      </label>
      <span className="relative">
        <select
          id={id}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          className="h-8 w-full appearance-none truncate rounded-md border border-line-strong bg-surface pr-7 pl-2.5 text-md text-fg focus-visible:outline-offset-0"
        >
          {options.map((option) =>
            'options' in option ? (
              <optgroup key={option.label} label={option.label}>
                {option.options.map(drawOption)}
              </optgroup>
            ) : (
              drawOption(option)
            ),
          )}
        </select>
        <ChevronDownIcon
          aria-hidden
          size={14}
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 text-fg-2"
        />
      </span>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-fg-3">
          {hint}
        </p>
      )}
    </div>
  )
}

const drawOption = ({ value, label }: SelectOption) => (
  <option key={value} value={value}>
    {label}
  </option>
)
