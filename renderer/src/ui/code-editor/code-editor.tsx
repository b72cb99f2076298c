import { lazy, Suspense } from 'react'
import { CodeSkeleton } from './code-skeleton'
import type { Suggest } from './suggestion'

export interface CodeEditorProps {
  value: string
  language: 'json' | 'plaintext' | 'typescript' | 'javascript' | 'python' | 'shell'
  /** The accessible name of the text box. */
  ariaLabel: string
  /** True unless told otherwise. */
  readOnly?: boolean
  onChange?: (value: string) => void
  /** A click into the text, or Enter at the cursor of a read-only one: where, in UTF-16 units. */
  onPick?: (offset: number) => void
  /** What is offered while typing. */
  suggest?: Suggest
}

const loadMonacoView = () => import('./monaco-view')

// If the chunk cannot be read, the text is still shown, plain.
const MonacoView = lazy(() =>
  loadMonacoView().then(
    (module) => ({ default: module.MonacoView }),
    () => ({ default: CodeSkeleton }),
  ),
)

/** Starts loading Monaco ahead of need; call it after first paint, where a payload is likely to be looked at next. */
export function preloadCodeEditor(): void {
  loadMonacoView().catch(() => undefined)
}

// Monaco's own widgets in the app's type, and characters that reorder text in the colours of a warning.
const frame =
  'relative size-full min-h-0 overflow-hidden [&_.monaco-editor]:font-sans [&_.mtkcontrol]:bg-warn-soft! [&_.mtkcontrol]:text-warn!'

/** Text in Monaco, filling its parent. Monaco is loaded on first use; until then the same text stands in the same place. */
export function CodeEditor(props: CodeEditorProps) {
  return (
    <div className={frame}>
      <Suspense fallback={<CodeSkeleton value={props.value} ariaLabel={props.ariaLabel} />}>
        <MonacoView {...props} />
      </Suspense>
    </div>
  )
}
