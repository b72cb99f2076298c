import { languages } from 'monaco-editor/editor/editor.api'
import type { editor } from 'monaco-editor/editor/editor.api'
import type { Suggest } from './suggestion'

const offered = new WeakMap<editor.ITextModel, Suggest>()

/** Offers suggestions while the text of a model is written. */
export const offerSuggestions = (model: editor.ITextModel, suggest: Suggest): void => void offered.set(model, suggest)

/** Lets Monaco ask for the suggestions of the models that have some. */
export function registerSuggestions(): void {
  languages.registerCompletionItemProvider('json', {
    // Not the comma or bracket: the Enter after them is a new line, not the choice of a suggestion.
    triggerCharacters: ['"', ':'],
    provideCompletionItems(model, position) {
      const offset = model.getOffsetAt(position)
      const found = offered.get(model)?.(model.getValue(), offset) ?? []
      return {
        suggestions: found.map(({ insert, kind, label, start }) => {
          const from = model.getPositionAt(start)
          return {
            label,
            insertText: insert,
            filterText: insert,
            kind: kind === 'property' ? languages.CompletionItemKind.Property : languages.CompletionItemKind.Value,
            range: {
              startLineNumber: from.lineNumber,
              startColumn: from.column,
              endLineNumber: position.lineNumber,
              endColumn: position.column,
            },
          }
        }),
      }
    },
  })
}
