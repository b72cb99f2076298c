import { Meter as Base } from '@base-ui/react/meter'

export interface MeterProps {
  /** Accessible name: what is measured. */
  label: string
  value: number
  max: number
  /** The value in words, for assistive technology. */
  valueText: string
  meaning: 'ok' | 'warn' | 'bad'
}

const fills = { ok: 'bg-accent', warn: 'bg-warn', bad: 'bg-bad' } as const

/** How much of an allowance is used, as a thin bar; the words stand beside it. */
export function Meter({ label, value, max, valueText, meaning }: MeterProps) {
  return (
    <Base.Root value={Math.min(value, max)} max={max} aria-label={label} aria-valuetext={valueText}>
      <Base.Track className="h-1 overflow-hidden rounded-full bg-mute-soft">
        <Base.Indicator className={`h-full rounded-full ${fills[meaning]}`} />
      </Base.Track>
    </Base.Root>
  )
}
