import { Switch } from '@base-ui/react/switch'
import { useId } from 'react'

export interface SwitchFieldProps {
  label: string
  /** What it means that it is on, in a sentence or two. */
  hint: string
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Something that the user allows or not, in force at once. */
export function SwitchField({ label, hint, checked, onChange }: SwitchFieldProps) {
  const id = useId()
  return (
    <div className="flex items-start gap-2.5">
      <Switch.Root
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint`}
        checked={checked}
        onCheckedChange={onChange}
        className="ease-hw mt-px flex h-4.5 w-8 shrink-0 items-center rounded-full bg-line-strong px-0.5 transition-colors data-checked:bg-accent"
      >
        <Switch.Thumb className="ease-hw size-3.5 rounded-full bg-raised transition-transform data-checked:translate-x-3.5" />
      </Switch.Root>
      <div className="flex min-w-0 flex-col gap-0.5">
        <span id={`${id}-label`} className="text-sm font-semibold text-fg" onClick={() => onChange(!checked)}>
          {label}
        </span>
        <p id={`${id}-hint`} className="text-xs text-fg-3">
          {hint}
        </p>
      </div>
    </div>
  )
}
