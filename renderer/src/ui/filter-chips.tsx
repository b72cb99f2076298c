import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ReactNode } from 'react'
import { classNames } from '../lib/class-names'

export interface FilterChipsProps<Value extends string> {
  /** Accessible name of the group. */
  label: string
  value: Value
  onChange: (value: Value) => void
  chips: readonly { value: Value; label: string; mark?: ReactNode; isDim?: boolean }[]
}

/** Exclusive filters as one row of chips that scrolls where it is narrow; a radio group, so arrows move and choose. */
export function FilterChips<Value extends string>({ label, value, onChange, chips }: FilterChipsProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next: Value) => onChange(next)}
      className="no-scrollbar fade-right flex gap-1 overflow-x-auto p-0.5"
    >
      {chips.map((chip) => (
        <Radio.Root
          key={chip.value}
          value={chip.value}
          nativeButton
          render={<button type="button" />}
          className={classNames(
            'ease-hw inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full border px-1.5 text-xs font-medium transition-colors',
            'border-line hover:border-line-strong hover:bg-hover data-checked:border-transparent data-checked:bg-selected data-checked:text-fg',
            chip.isDim === true ? 'text-fg-3' : 'text-fg-2',
          )}
        >
          {chip.mark}
          {chip.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
