/** A piece of text in a shell script: as it is, or the value of a variable. */
export type Piece = { text: string } | { variable: string }

/** A text in single quotes, in which a shell reads nothing. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Pieces as one word; variables stand in double quotes. */
export function shellWord(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? shellQuote(piece.text) : `"$${piece.variable}"`)).join('')
}

/** A command that writes a piece to standard output, without a line feed. */
export function printPiece(piece: Piece): string {
  return `printf '%s' ${shellWord([piece])}`
}
