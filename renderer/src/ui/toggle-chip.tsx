import { classNames } from '../lib/class-names'

export interface ToggleChipProps {
  label: string
  /** What it does while it is on. */
  title: string
  pressed: boolean
  onChange: (pressed: boolean) => void
}

/** A small switch in a row of controls, drawn as a word that is lit while it is on. */
export function ToggleChip({ label, title, pressed, onChange }: ToggleChipProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      title={title}
      onClick={() => onChange(!pressed)}
      className={classNames(
        'ease-hw h-5 rounded-sm border px-1.5 text-xs font-medium transition-colors',
        pressed
          ? 'border-accent/50 bg-accent-soft text-accent-text'
          : 'border-line bg-transparent text-fg-2 hover:bg-hover hover:text-fg',
      )}
    >
      {label}
    </button>
  )
}
