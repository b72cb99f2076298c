/** `start` and `end` are UTF-16 offsets, `end` exclusive. */
export interface Token {
  kind: 'word' | 'text' | 'number' | 'mark' | 'unknown' | 'end'
  text: string
  start: number
  end: number
}

const forms: readonly [Token['kind'], RegExp][] = [
  ['word', /[A-Za-z_$][A-Za-z0-9_$-]*/y],
  ['number', /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![A-Za-z0-9_.])/y],
  ['text', /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*"/uy],
  ['mark', /[.,()[\]]/y],
]

const space = /\s*/y
const unknown = /"[^\n]*|\S[^\s()[\],]*/y

const matchAt = (form: RegExp, text: string, at: number): string | undefined => {
  form.lastIndex = at
  return form.exec(text)?.[0]
}

const tokenAt = (text: string, start: number): Token => {
  if (start >= text.length) return { kind: 'end', text: '', start, end: start }
  for (const [kind, form] of forms) {
    const found = matchAt(form, text, start)
    if (found !== undefined) return { kind, text: found, start, end: start + found.length }
  }
  const found = matchAt(unknown, text, start) ?? text.slice(start, start + 1)
  return { kind: 'unknown', text: found, start, end: start + found.length }
}

/** The tokens of a condition's text; the last one is of kind `end`. What belongs to no token is of kind `unknown`. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  for (;;) {
    at += matchAt(space, text, at)?.length ?? 0
    const token = tokenAt(text, at)
    tokens.push(token)
    if (token.kind === 'end') return tokens
    at = token.end
  }
}
