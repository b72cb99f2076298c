import { Select as Base } from '@base-ui/react/select'
import { useId } from 'react'
import type { ReactNode } from 'react'
import { CheckIcon, ChevronDownIcon } from './icons'

export interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; disabled?: boolean }[]
  onChange: (value: Value) => void
  hint?: ReactNode
  disabled?: boolean
}

/** A labelled choice from a short list that opens on demand. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const id = useId()
  return (
    <div className="flex flex-col gap-1.5">
      <span id={id} className="text-sm font-semibold text-fg">
        {props.label}
      </span>
      <Base.Root
        items={props.options}
        value={props.value}
        disabled={props.disabled}
        onValueChange={(value) => value !== null && props.onChange(value)}
      >
        <Base.Trigger
          aria-labelledby={id}
          aria-describedby={props.hint === undefined ? undefined : `${id}-hint`}
          className="flex h-8 w-full items-center justify-between gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-md text-fg data-disabled:opacity-60"
        >
          <Base.Value />
          <Base.Icon>
            <ChevronDownIcon aria-hidden size={14} />
          </Base.Icon>
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className="z-50 outline-none">
            <Base.Popup className="max-h-80 min-w-(--anchor-width) overflow-auto rounded-md border border-line-strong bg-raised p-1 shadow-float outline-none">
              {props.options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled}
                  className="flex h-7 items-center gap-2 rounded-sm px-2 text-sm text-fg outline-none data-disabled:opacity-50 data-highlighted:bg-hover"
                >
                  <Base.ItemText className="flex-1">{option.label}</Base.ItemText>
                  <Base.ItemIndicator>
                    <CheckIcon aria-hidden size={14} />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {props.hint !== undefined && (
        <p id={`${id}-hint`} className="text-xs text-fg-3">
          {props.hint}
        </p>
      )}
    </div>
  )
}
