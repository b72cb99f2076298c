import { RE2JS } from 're2js'

/** Longer texts are not searched; in UTF-16 units. */
export const maxSearchedLength = 131_072

/** A pattern that cannot be used: why, and where in the pattern, as a UTF-16 offset. */
export interface PatternProblem {
  message: string
  offset: number
}

export type CompiledPattern =
  { kind: 'pattern'; test: (text: string) => boolean } | ({ kind: 'problem' } & PatternProblem)

const maxRemembered = 200
const remembered = new Map<string, CompiledPattern>()

const hints: readonly [RegExp, string][] = [
  [/^\(\?(?:=|!|<=|<!)/, 'RE2 has no look-ahead or look-behind.'],
  [/^\\[1-9k]/, 'RE2 has no back-references.'],
  [/^[*+?{].*\+$/, 'RE2 has no possessive repetition.'],
]

const nameProblem = (thrown: unknown, pattern: string): PatternProblem => {
  const { error, input } = thrown as { error?: string; input?: string | null }
  const fragment = input ?? ''
  const isWhole = fragment === '' || fragment === pattern
  const hint = hints.find(([form]) => form.test(fragment))?.[1]
  const what = `${error ?? 'it cannot be read'}${isWhole ? '' : `: ${fragment}`}`
  return {
    message: `The pattern is not a valid RE2 expression: ${what}.${hint === undefined ? '' : ` ${hint}`}`,
    offset: isWhole ? pattern.length : Math.max(pattern.indexOf(fragment), 0),
  }
}

const compile = (pattern: string): CompiledPattern => {
  try {
    const compiled = RE2JS.compile(pattern)
    return { kind: 'pattern', test: (text) => compiled.test(text) }
  } catch (thrown) {
    return { kind: 'problem', ...nameProblem(thrown, pattern) }
  }
}

/** Compiles a pattern in RE2 syntax, or says what is wrong with it. It runs in time linear to the text. */
export function compilePattern(pattern: string): CompiledPattern {
  const known = remembered.get(pattern)
  if (known !== undefined) return known
  if (remembered.size >= maxRemembered) remembered.clear()
  const compiled = compile(pattern)
  remembered.set(pattern, compiled)
  return compiled
}
