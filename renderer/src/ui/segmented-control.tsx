import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { classNames } from '../lib/class-names'

export interface SegmentedControlProps<Value extends string> {
  /** Accessible name of the group. */
  label: string
  value: Value
  options: readonly { value: Value; label: string; disabled?: boolean }[]
  onChange: (value: Value) => void
  disabled?: boolean
  /** Id of a visible text that describes the choice. */
  describedBy?: string
  className?: string
}

/** A few exclusive choices side by side; a radio group, so arrows move and choose. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  return (
    <RadioGroup
      aria-label={props.label}
      aria-describedby={props.describedBy}
      value={props.value}
      onValueChange={(value: Value) => props.onChange(value)}
      disabled={props.disabled}
      className={classNames('inline-flex w-fit rounded-md border border-line bg-sunken p-0.5', props.className)}
    >
      {props.options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          disabled={option.disabled}
          nativeButton
          render={<button type="button" />}
          className={classNames(
            'ease-hw h-6 rounded-sm border border-transparent px-3 text-sm font-medium text-fg-2 transition-colors hover:text-fg',
            'data-checked:border-line data-checked:bg-raised data-checked:text-fg data-disabled:opacity-50',
          )}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
