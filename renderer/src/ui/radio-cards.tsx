import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId } from 'react'

export interface RadioCardsProps<Value extends string> {
  /** Accessible name of the group. */
  label: string
  value: Value
  onChange: (value: Value) => void
  /** `text`: when this choice fits, in one line. */
  cards: readonly { value: Value; title: string; text: string }[]
  disabled?: boolean
}

/** A few exclusive choices that need a word of explanation each, two in a row; a radio group, so arrows move and choose. */
export function RadioCards<Value extends string>({ label, value, onChange, cards, disabled }: RadioCardsProps<Value>) {
  const id = useId()
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(chosen: Value) => onChange(chosen)}
      disabled={disabled}
      className="grid grid-cols-2 gap-2"
    >
      {cards.map((card) => (
        <Radio.Root
          key={card.value}
          value={card.value}
          nativeButton
          render={<button type="button" />}
          aria-label={card.title}
          aria-describedby={`${id}-${card.value}`}
          className="group/card ease-hw flex items-start gap-2.5 rounded-md border border-line-strong bg-surface px-3 py-2 text-left transition-colors not-data-checked:not-data-disabled:hover:bg-hover data-checked:border-accent data-checked:bg-selected data-disabled:opacity-60"
        >
          <span
            aria-hidden
            className="mt-0.5 flex size-3.5 shrink-0 items-center justify-center rounded-full border border-line-strong bg-surface group-data-checked/card:border-accent group-data-checked/card:bg-accent"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
          </span>
          <span className="min-w-0">
            <span className="block text-md leading-4.5 font-medium text-fg">{card.title}</span>
            <span id={`${id}-${card.value}`} className="block text-xs text-fg-2">
              {card.text}
            </span>
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
