/** Something that can stand at a place of a text; it replaces the text from `start` (UTF-16 offset) to the place. */
export interface Suggestion {
  label: string
  insert: string
  kind: 'property' | 'value'
  start: number
}

/** What can stand at an offset of a text. */
export type Suggest = (text: string, offset: number) => readonly Suggestion[]
