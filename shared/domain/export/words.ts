import type { ExportSource } from './export-source'

/** Characters that end a line or that a reader cannot see, as a class of a pattern. */
const unseen = /[\p{Cc}\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/gu

const escapeUnseen = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/** A text as a literal that JavaScript, TypeScript, Python and JSON read alike; hidden characters are written out. */
export function quote(text: string): string {
  return JSON.stringify(text).replace(unseen, escapeUnseen)
}

/** A text for one line of a comment of any language: it cannot end the line or the comment. */
export function commentText(text: string): string {
  return text.replace(unseen, ' ').replaceAll('*/', '* /').trim()
}

const words = (name: string): string[] =>
  name
    .replace(/^Webhook:\s*/, '')
    .normalize('NFKD')
    .match(/[A-Za-z0-9]+/g) ?? []

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** A type name for a text: `GitHub issues` becomes `GitHubIssues`; `fallback` where nothing is left of it. */
export function typeName(name: string, fallback: string): string {
  const joined = words(name).map(capital).join('').slice(0, 60)
  if (joined === '') return fallback
  return /^[0-9]/.test(joined) ? `${fallback}${joined}` : joined
}

/** The name of the type of the event, which always ends in `Event`. */
export function eventTypeName(source: ExportSource): string {
  const name = typeName(source.name, 'Webhook')
  return name.endsWith('Event') ? name : `${name}Event`
}

/** A name in camel case for a type name; a leading run of capitals counts as one word. */
export function lowerFirst(name: string): string {
  return name.replace(/^(?:[A-Z]+(?![a-z])|[A-Z])/, (start) => start.toLowerCase())
}

/** What an export is about, in one line. */
export function describeSource({ name, connection, eventType }: ExportSource): string {
  return commentText(`${name} (${connection.name}, ${eventType === null ? 'any event' : eventType})`)
}

/** The lines at the top of an export: what it is, and what it cannot say. */
export function headerLines(source: ExportSource, differences: readonly string[]): string[] {
  const lines = [describeSource(source), 'Exported by Hookwright.']
  if (differences.length === 0) return lines
  return [...lines, '', 'Limits of this export:', ...differences.map((text) => `- ${commentText(text)}`)]
}
