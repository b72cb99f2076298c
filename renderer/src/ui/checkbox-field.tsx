import { Checkbox } from '@base-ui/react/checkbox'
import { CheckIcon } from './icons'

export interface CheckboxFieldProps {
  label: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** A small yes or no in a row of controls. */
export function CheckboxField({ label, checked, onChange }: CheckboxFieldProps) {
  return (
    <label className="flex items-center gap-2 text-sm text-fg">
      <Checkbox.Root
        checked={checked}
        onCheckedChange={onChange}
        className="flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-strong bg-surface data-checked:border-accent data-checked:bg-accent"
      >
        <Checkbox.Indicator className="text-on-accent">
          <CheckIcon aria-hidden size={12} />
        </Checkbox.Indicator>
      </Checkbox.Root>
      {label}
    </label>
  )
}
