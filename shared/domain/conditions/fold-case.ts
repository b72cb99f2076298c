const dottedCapitalI = '\u0130'
const dotlessI = '\u0131'

const foldOne = (character: string): string => {
  if (character === dottedCapitalI || character === dotlessI) return character
  const upper = character.toUpperCase()
  const single = [...upper].length === 1 ? upper : character
  const lower = single.toLowerCase()
  return [...lower].length === 1 ? lower : single
}

/** Unicode simple case folding, the same in every language; one character stays one character. */
export function foldCase(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text) folded += foldOne(character)
  return folded
}
