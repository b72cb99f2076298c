import { languages } from 'monaco-editor/editor/editor.api'

/**
 * JSON as far as its colours and brackets go. Monaco's own JSON service would also validate and complete, at the price of a
 * second worker and 2.5 MB of script, and a payload is shown as it came, right or wrong.
 */
export function registerJson(): void {
  languages.register({ id: 'json' })
  languages.setLanguageConfiguration('json', {
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    wordPattern: /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[^\s"{}[\]:,]+/,
  })
  languages.setMonarchTokensProvider('json', {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'key'],
        [/"(?:[^"\\]|\\.)*"?/, 'string'],
        [/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/, 'number'],
        [/\b(?:true|false|null)\b/, 'literal'],
        [/[{}[\]]/, '@brackets'],
      ],
    },
  })
}
