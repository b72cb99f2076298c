import type { ConditionTextProblem } from '@shared/domain/conditions/text/parse-condition'
import { useId, useRef } from 'react'
import { classNames } from '../../lib/class-names'
import { Button } from '../../ui/button'

interface TextFormProps {
  text: string
  problem: ConditionTextProblem | null
  onChange: (text: string) => void
}

/** The whole condition as text, editable; what cannot be read is said with its place. */
export function TextForm({ text, problem, onChange }: TextFormProps) {
  const noteId = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const showPlace = (): void => {
    if (problem === null) return
    field.current?.focus()
    field.current?.setSelectionRange(problem.start, Math.max(problem.end, problem.start))
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-2 p-3">
      <textarea
        ref={field}
        aria-label="Condition as text"
        aria-invalid={problem !== null || undefined}
        aria-describedby={noteId}
        value={text}
        spellCheck={false}
        placeholder='body.action equals "opened" and body.repository.private is true'
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          'min-h-20 w-full flex-1 resize-none rounded-md border bg-sunken px-3 py-2 font-mono text-sm leading-6 text-fg placeholder:text-fg-3 focus-visible:outline-offset-0',
          problem === null ? 'border-line' : 'border-bad',
        )}
      />
      <div id={noteId} className="flex min-h-7 shrink-0 items-start gap-2 text-xs">
        {problem === null ? (
          <p className="py-1.5 text-fg-3">Both sides say the same: change either.</p>
        ) : (
          <>
            <p className="min-w-0 flex-1 py-1.5 text-bad select-text">
              Line {problem.line}, column {problem.column}: {problem.message}
            </p>
            <Button kind="ghost" onClick={showPlace}>
              Show
            </Button>
          </>
        )}
      </div>
    </div>
  )
}
