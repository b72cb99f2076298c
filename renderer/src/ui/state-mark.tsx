import { classNames } from '../lib/class-names'
import { meaningText } from './badge'
import type { Meaning } from './badge'

export type MarkShape = 'dot' | 'ring' | 'square' | 'triangle'

export interface StateMarkProps {
  shape: MarkShape
  meaning: Meaning
  /** The quiet pulse of a trigger that listens. */
  pulse?: boolean
}

/** The 8 px mark of a state: shape and colour, always beside the word, which is what assistive technology reads. */
export function StateMark({ shape, meaning, pulse = false }: StateMarkProps) {
  return (
    <svg
      aria-hidden
      width="8"
      height="8"
      viewBox="0 0 8 8"
      className={classNames('shrink-0', meaningText[meaning], pulse && 'animate-quiet')}
    >
      {shape === 'dot' && <circle cx="4" cy="4" r="4" fill="currentColor" />}
      {shape === 'ring' && <circle cx="4" cy="4" r="3" fill="none" stroke="currentColor" strokeWidth="2" />}
      {shape === 'square' && <rect width="8" height="8" rx="1.5" fill="currentColor" />}
      {shape === 'triangle' && <path d="M4 .5 8 7.5H0Z" fill="currentColor" />}
    </svg>
  )
}
