import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor/editor/editor.api'
import { useEffectEvent, useMemo } from 'react'
import type { CodeEditorProps } from './code-editor'
import { codeFont } from './code-font'
import { CodeSkeleton } from './code-skeleton'
import { monaco } from './monaco'
import { createMonacoTheme, monacoThemeName } from './monaco-themes'
import { useThemeName } from './use-theme-name'

const fixedOptions: editor.IStandaloneEditorConstructionOptions = {
  ...codeFont,
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
  stickyScroll: { enabled: false },
  // Other scripts are ordinary content; what cannot be seen is not.
  unicodeHighlight: { ambiguousCharacters: false, invisibleCharacters: true, includeStrings: true },
  unusualLineTerminators: 'off',
}

/** The Monaco editor itself; always through the lazy CodeEditor. */
export function MonacoView({ value, language, ariaLabel, readOnly = true, onChange, onPick }: CodeEditorProps) {
  const theme = useThemeName()
  const options = useMemo<editor.IStandaloneEditorConstructionOptions>(
    // Tab leaves a read-only editor, so that it is no trap for the keyboard.
    () => ({ ...fixedOptions, ariaLabel, readOnly, domReadOnly: readOnly, tabFocusMode: readOnly }),
    [ariaLabel, readOnly],
  )
  const pick = useEffectEvent((offset: number) => onPick?.(offset))
  const watchPicks = (mounted: editor.IStandaloneCodeEditor): void => {
    const pickAt = (place: { lineNumber: number; column: number } | null | undefined): void => {
      const model = mounted.getModel()
      if (model !== null && place) pick(model.getOffsetAt(place))
    }
    mounted.onMouseUp(({ event, target }) => {
      if (event.leftButton && mounted.getSelection()?.isEmpty() === true) pickAt(target.position)
    })
    mounted.onKeyDown(({ keyCode }) => {
      if (readOnly && keyCode === monaco.KeyCode.Enter) pickAt(mounted.getPosition())
    })
  }
  return (
    <Editor
      value={value}
      language={language}
      theme={monacoThemeName(theme)}
      options={options}
      loading={<CodeSkeleton value={value} ariaLabel={ariaLabel} />}
      beforeMount={defineThemes}
      onMount={(mounted) => {
        remeasureWhenFontsAreIn()
        watchPicks(mounted)
      }}
      onChange={(changed) => onChange?.(changed ?? '')}
    />
  )
}

function defineThemes(): void {
  monaco.editor.defineTheme(monacoThemeName('light'), createMonacoTheme('light'))
  monaco.editor.defineTheme(monacoThemeName('dark'), createMonacoTheme('dark'))
}

function remeasureWhenFontsAreIn(): void {
  void document.fonts.ready.then(() => monaco.editor.remeasureFonts())
}
