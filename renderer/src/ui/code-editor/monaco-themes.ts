import type { editor } from 'monaco-editor/editor/editor.api'

export type ThemeName = 'light' | 'dark'

/** Monaco's name for the app's theme. */
export const monacoThemeName = (theme: ThemeName): string => `hookwright-${theme}`

/** Monaco takes `#rrggbb` only, and a minified style sheet holds `#rgb` where it can. */
const toSixDigits = (color: string): string =>
  /^#[0-9a-f]{3}$/i.test(color) ? color.replace(/[0-9a-f]/gi, '$&$&') : color

/** Reads the tokens of one theme from the style sheet, whichever theme is shown now. */
function readTokens(theme: ThemeName): (token: string) => string {
  const probe = document.createElement('div')
  probe.dataset.theme = theme
  probe.hidden = true
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const read = new Map(tokenNames.map((name) => [name, toSixDigits(style.getPropertyValue(`--${name}`).trim())]))
  probe.remove()
  return (name) => read.get(name) ?? ''
}

const tokenNames = [
  'raised',
  'text',
  'text-3',
  'line',
  'line-strong',
  'hover',
  'selected',
  'accent',
  'accent-soft',
  'ring',
  'warn',
  'warn-soft',
  'code-key',
  'code-str',
  'code-num',
  'code-null',
]

/** The app's tokens as a Monaco theme. */
export function createMonacoTheme(theme: ThemeName): editor.IStandaloneThemeData {
  const token = readTokens(theme)
  return {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: '', foreground: token('text') },
      { token: 'key', foreground: token('code-key') },
      { token: 'string', foreground: token('code-str') },
      { token: 'number', foreground: token('code-num') },
      { token: 'literal', foreground: token('code-null') },
      { token: 'keyword', foreground: token('code-null') },
      { token: 'comment', foreground: token('text-3') },
      { token: 'delimiter', foreground: token('text') },
    ],
    colors: createColors(token),
  }
}

function createColors(token: (name: string) => string): Record<string, string> {
  return {
    'editor.background': token('raised'),
    'editor.foreground': token('text'),
    'editorLineNumber.foreground': token('text-3'),
    'editorLineNumber.activeForeground': token('text-3'),
    'editor.selectionBackground': token('selected'),
    'editor.inactiveSelectionBackground': token('selected'),
    'editor.findMatchBackground': token('warn-soft'),
    'editor.findMatchBorder': token('warn'),
    'editor.findMatchHighlightBackground': token('warn-soft'),
    'editor.foldBackground': token('accent-soft'),
    // Brackets are punctuation, not a rainbow.
    'editorBracketHighlight.foreground1': token('text'),
    'editorBracketHighlight.foreground2': token('text'),
    'editorBracketHighlight.foreground3': token('text'),
    'editorBracketHighlight.unexpectedBracket.foreground': token('text'),
    'editorBracketMatch.background': token('accent-soft'),
    'editorBracketMatch.border': token('accent-soft'),
    'editorUnicodeHighlight.background': token('warn-soft'),
    'editorUnicodeHighlight.border': token('warn'),
    'editorGutter.background': token('raised'),
    'editorGutter.foldingControlForeground': token('text-3'),
    'editorWidget.background': token('raised'),
    'editorWidget.border': token('line-strong'),
    'editorWidget.foreground': token('text'),
    'input.background': token('raised'),
    'input.foreground': token('text'),
    'input.border': token('line-strong'),
    'menu.background': token('raised'),
    'menu.foreground': token('text'),
    'menu.selectionBackground': token('hover'),
    'menu.selectionForeground': token('text'),
    'menu.border': token('line-strong'),
    'scrollbarSlider.background': `${token('line-strong')}99`,
    'scrollbarSlider.hoverBackground': token('line-strong'),
    'scrollbarSlider.activeBackground': token('text-3'),
    'scrollbar.shadow': token('line'),
    focusBorder: token('ring'),
  }
}
