import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor/editor.api'
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import type { CodeEditorProps } from './code-editor'
import { codeFont } from './code-font'
import { CodeSkeleton } from './code-skeleton'
import { offerSuggestions } from './json-suggestions'
import { monaco } from './monaco'
import { createMonacoTheme, monacoThemeName } from './monaco-themes'
import { useThemeName } from './use-theme-name'

const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  ...codeFont,
  // What is typed is what is sent, so nothing is closed or wrapped by itself.
  autoClosingBrackets: 'never',
  autoClosingQuotes: 'never',
  autoSurround: 'never',
  automaticLayout: true,
  folding: true,
  foldingStrategy: 'indentation',
  glyphMargin: false,
  guides: { indentation: false },
  hideCursorInOverviewRuler: true,
  hover: { enabled: 'off' },
  lineDecorationsWidth: 0,
  lineNumbersMinChars: 4,
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  padding: { top: 9, bottom: 9 },
  renderControlCharacters: true,
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  scrollbar: { horizontalScrollbarSize: 10, verticalScrollbarSize: 10, useShadows: false },
  selectionHighlight: false,
  quickSuggestions: { strings: true, other: true, comments: false },
  stickyScroll: { enabled: false },
  suggest: { showWords: false, showIcons: false, showStatusBar: false },
  suggestOnTriggerCharacters: true,
  wordBasedSuggestions: 'off',
  // Other scripts are ordinary content; what cannot be seen is not.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, includeStrings: true },
  unusualLineTerminators: 'off',
}

/** The Monaco editor itself; always through the lazy CodeEditor. */
export function MonacoView({
  value,
  language,
  ariaLabel,
  readOnly = true,
  onChange,
  onPick,
  suggest,
}: CodeEditorProps) {
  const theme = useThemeName()
  const options = useMemo<editor.IStandaloneEditorConstructionOptions>(
    // Tab leaves the editor, so that it is no trap for the keyboard.
    () => ({ ...fixedOptions, ariaLabel, readOnly, domReadOnly: readOnly, tabFocusMode: true }),
    [ariaLabel, readOnly],
  )
  const [mounted, setMounted] = useState<editor.IStandaloneCodeEditor | null>(null)
  const pick = useEffectEvent((offset: number) => onPick?.(offset))
  useEffect(() => (mounted === null ? undefined : watchPicks(mounted, (offset) => pick(offset))), [mounted])
  return (
    <Editor
      value={value}
      language={language}
      theme={monacoThemeName(theme)}
      options={options}
      loading={<CodeSkeleton value={value} ariaLabel={ariaLabel} />}
      beforeMount={defineThemes}
      onMount={(created) => {
        setMounted(created)
        const model = created.getModel()
        if (model !== null && suggest !== undefined) offerSuggestions(model, suggest)
        remeasureWhenFontsAreIn()
      }}
      onChange={(changed) => onChange?.(changed ?? '')}
    />
  )
}

/** Tells where the text is clicked, or Enter pressed where it is read-only. Returns the function that ends it. */
function watchPicks(mounted: editor.IStandaloneCodeEditor, tell: (offset: number) => void): () => void {
  const pickAt = (place: { lineNumber: number; column: number } | null | undefined): void => {
    const model = mounted.getModel()
    if (model !== null && place) tell(model.getOffsetAt(place))
  }
  const clicks = mounted.onMouseUp(({ event, target }) => {
    if (event.leftButton && mounted.getSelection()?.isEmpty() === true) pickAt(target.position)
  })
  const keys = mounted.onKeyDown(({ keyCode }) => {
    if (keyCode === monaco.KeyCode.Enter && mounted.getOption(monaco.editor.EditorOption.readOnly)) {
      pickAt(mounted.getPosition())
    }
  })
  return () => {
    clicks.dispose()
    keys.dispose()
  }
}

function defineThemes(): void {
  monaco.editor.defineTheme(monacoThemeName('light'), createMonacoTheme('light'))
  monaco.editor.defineTheme(monacoThemeName('dark'), createMonacoTheme('dark'))
}

function remeasureWhenFontsAreIn(): void {
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts())
}
