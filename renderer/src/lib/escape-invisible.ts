// Control and format characters (zero-width, bidirectional, BOM, tags), line separators, lone surrogates, letters that draw nothing.
const invisible = /\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}|\p{Cs}|\u034f|\u115f|\u1160|\u3164|\uffa0/gu

/** Text taken from a request, with every character that could hide or reorder it written out as `\u{202e}`. */
export function escapeInvisible(text: string): string {
  return text.replace(invisible, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
}
