import { Autocomplete } from '@base-ui/react/autocomplete'
import { useState } from 'react'
import { classNames } from '../lib/class-names'

export interface Suggestion {
  id: string
  /** What is put into the field. */
  value: string
  /** Shown behind it, in a lighter colour. */
  note?: string
}

export interface SuggestFieldProps<Item extends Suggestion> {
  /** Accessible name. */
  label: string
  value: string
  suggestions: readonly Item[]
  onChange: (value: string) => void
  /** A suggestion was taken; `onChange` is called for it too. */
  onChoose?: (item: Item) => void
  onFocus?: () => void
  placeholder?: string
  /** Id of the text that says what is wrong. */
  errorId?: string
  className?: string
}

const mostShown = 60

const matches = (item: Suggestion, query: string): boolean => {
  const text = `${item.value} ${item.note ?? ''}`.toLowerCase()
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

/** A text field in the code font with suggestions under it: type to narrow, arrows to move, Enter to take one. Any text may stay. */
export function SuggestField<Item extends Suggestion>(props: SuggestFieldProps<Item>) {
  const { label, value, suggestions, errorId } = props
  const isOne = suggestions.some((item) => item.value === value)
  // What is in the field already is no search: the other suggestions are to be seen.
  const shown = isOne ? suggestions : suggestions.filter((item) => matches(item, value))
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Autocomplete.Root<Item>
      items={suggestions}
      filteredItems={shown.slice(0, mostShown)}
      value={value}
      onValueChange={(changed) => props.onChange(changed)}
      itemToStringValue={(item) => item.value}
      open={isOpen && shown.length > 0}
      onOpenChange={(open) => setIsOpen(open)}
      openOnInputClick
    >
      <Autocomplete.Input
        aria-label={label}
        aria-invalid={errorId === undefined ? undefined : true}
        aria-describedby={errorId}
        placeholder={props.placeholder}
        spellCheck={false}
        onFocus={props.onFocus}
        className={classNames(
          'h-7 w-full min-w-0 rounded-md border bg-surface px-2 font-mono text-sm text-fg placeholder:font-sans placeholder:text-fg-3 focus-visible:outline-offset-0',
          errorId === undefined ? 'border-line-strong' : 'border-bad',
          props.className,
        )}
      />
      <Autocomplete.Portal>
        <Autocomplete.Positioner sideOffset={4} align="start" className="z-50 outline-none">
          <Autocomplete.Popup className="max-h-72 max-w-[520px] min-w-(--anchor-width) overflow-auto rounded-md border border-line-strong bg-raised p-1 shadow-float">
            <Autocomplete.List aria-label={label}>
              {(item: Item) => (
                <Autocomplete.Item
                  key={item.id}
                  value={item}
                  onClick={() => props.onChoose?.(item)}
                  className="flex h-7 items-center gap-3 rounded-sm px-2 text-sm outline-none data-highlighted:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate font-mono text-fg">{item.value}</span>
                  {item.note !== undefined && <span className="max-w-52 truncate text-xs text-fg-2">{item.note}</span>}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}
