/**
 * A condition in another language: its text with the cases in which it decides otherwise than Hookwright, or why it cannot
 * be said there. Sentences for the screen.
 */
export type ExportedCondition =
  { kind: 'text'; text: string; differences: string[] } | { kind: 'refused'; reasons: string[] }
