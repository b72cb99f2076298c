const written: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }
const read: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\\': '\\' }

/** A text on one line: line feeds and the like are written as `\n`. */
export const writeEscaped = (text: string): string =>
  text.replace(/[\n\r\t\\]/g, (character) => written[character] ?? '')

/** The text that was meant; a backslash before anything else is one. */
export const readEscaped = (text: string): string =>
  text.replace(/\\([nrt\\])/g, (_whole, character: string) => read[character] ?? '')
