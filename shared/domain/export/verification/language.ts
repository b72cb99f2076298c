import { quote } from '../words'
import { nodeChecks } from './node-checks'
import { nodeReaders } from './node-readers'
import { pythonChecks } from './python-checks'
import { pythonReaders } from './python-readers'

/** How the pieces of an expression are written in a language. */
export interface Language {
  /** Functions that code may need, by name; each stands in the file only where it is called. */
  helpers: Readonly<Record<string, string>>
  /** The name of a helper, given in camel case. */
  nameOf: (helper: string) => string
  /** A part of the request: `body`, `method`, `target` or `baseUrl`. */
  request: (part: 'body' | 'method' | 'baseUrl') => string
  nothing: string
  bool: (value: boolean) => string
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

export const node: Language = {
  helpers: { ...nodeReaders, ...nodeChecks },
  nameOf: (helper) => helper,
  request: (part) => `request.${part}`,
  nothing: 'null',
  bool: String,
}

export const python: Language = {
  helpers: { ...pythonReaders, ...pythonChecks },
  nameOf: snake,
  request: (part) => `request["${snake(part)}"]`,
  nothing: 'None',
  bool: (value) => (value ? 'True' : 'False'),
}

/** A list; both languages write it alike. */
export const list = (items: readonly string[]): string => `[${items.join(', ')}]`

/** A list of texts. */
export const texts = (items: readonly string[]): string => list(items.map(quote))

/** A table from text to expressions; both languages write it alike. */
export const table = (entries: readonly (readonly [string, string])[]): string =>
  `{ ${entries.map(([key, value]) => `${quote(key)}: ${value}`).join(', ')} }`.replace('{  }', '{}')

/** A call of a helper. */
export const callOf = (language: Language, helper: string, ...args: readonly string[]): string =>
  `${language.nameOf(helper)}(${args.join(', ')})`

/** The helpers that a text calls, and those that they call, in the order of the registry. */
export function pickHelpers({ helpers }: Language, text: string): string[] {
  const needed = new Set<string>()
  const visit = (code: string): void => {
    for (const [name, helper] of Object.entries(helpers)) {
      if (needed.has(name) || !new RegExp(`\\b${name}\\b`).test(code)) continue
      needed.add(name)
      visit(helper)
    }
  }
  visit(text)
  return Object.entries(helpers).flatMap(([name, code]) => (needed.has(name) ? [code.trim()] : []))
}
