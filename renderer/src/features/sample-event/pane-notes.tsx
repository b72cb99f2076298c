import { escapeInvisible } from '../../lib/escape-invisible'
import { WarningIcon } from '../../ui/icons'

/** What to know about the pane above, in a bar under it; nothing when there is nothing to know. It scrolls, so it takes the focus. */
export function PaneNotes({ label, notes }: { label: string; notes: readonly string[] }) {
  if (notes.length === 0) return null
  return (
    <ul
      aria-label={label}
      tabIndex={0}
      className="max-h-28 shrink-0 overflow-auto border-t border-line bg-warn-soft px-3 py-2 text-xs text-warn select-text focus-visible:-outline-offset-2"
    >
      {notes.map((note) => (
        <li key={note} className="flex gap-2 py-0.5">
          <WarningIcon aria-hidden size={12} className="mt-0.5 shrink-0" />
          <span className="min-w-0 break-words">{escapeInvisible(note)}</span>
        </li>
      ))}
    </ul>
  )
}
