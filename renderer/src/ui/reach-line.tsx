import { StateMark } from './state-mark'
import type { StateMarkProps } from './state-mark'

export interface ReachLineProps {
  mark: Pick<StateMarkProps, 'shape' | 'meaning' | 'pulse'>
  /** Where the URL above it works, in one line. */
  text: string
  /** A quiet way to change that. */
  action: { label: string; onChoose: () => void } | null
}

/** One line under a URL: who can reach it now. As high with its button as without. */
export function ReachLine({ mark, text, action }: ReachLineProps) {
  return (
    <span className="flex h-5 items-center gap-1.5 text-xs text-fg-2">
      <StateMark {...mark} />
      <span className="min-w-0 truncate" title={text}>
        {text}
      </span>
      {action !== null && (
        <button
          type="button"
          onClick={action.onChoose}
          className="h-5 shrink-0 rounded-sm px-1 font-medium text-accent-text hover:underline"
        >
          {action.label}
        </button>
      )}
    </span>
  )
}
