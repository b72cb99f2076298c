import type { CodeEditorProps } from '../ui/code-editor/code-editor'

/** The text of the editor in a plain text box of the same name, for jsdom, which Monaco cannot draw in. */
export function MonacoView({ value, ariaLabel, readOnly = true, onChange, onPick }: CodeEditorProps) {
  return (
    <textarea
      aria-label={ariaLabel}
      readOnly={readOnly}
      value={value}
      onClick={(event) => onPick?.(event.currentTarget.selectionStart)}
      onChange={(event) => onChange?.(event.target.value)}
    />
  )
}
