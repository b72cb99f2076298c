import { decodeUtf8 } from '../text-codec'

type Spelling = readonly [found: string, write: (value: unknown) => string]

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0))
  return Object.fromEntries(entries.map(([name, child]) => [name, sortKeys(child)]))
}

const compact = (value: unknown): string => JSON.stringify(value)

const escapeUnicode = (json: string): string =>
  json.replace(/[\u007f-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

const strings = /"(?:[^"\\]|\\.)*"/g

/** A space after every comma and colon, as Python writes JSON. */
const spaced = (value: unknown): string => {
  const json = compact(value)
  let written = ''
  let at = 0
  for (const match of json.matchAll(strings)) {
    written += json.slice(at, match.index).replace(/[,:]/g, '$& ') + match[0]
    at = match.index + match[0].length
  }
  return written + json.slice(at).replace(/[,:]/g, '$& ')
}

const spellings: readonly Spelling[] = [
  ['written by JSON.stringify, without spaces', compact],
  ['indented by two spaces', (value) => JSON.stringify(value, null, 2)],
  ['indented by four spaces', (value) => JSON.stringify(value, null, 4)],
  ['with a space after commas and colons', spaced],
  ['with a space after commas and colons, non-ASCII escaped', (value) => escapeUnicode(spaced(value))],
  ['without spaces, non-ASCII escaped', (value) => escapeUnicode(compact(value))],
  ['without spaces, slashes escaped', (value) => compact(value).replaceAll('/', '\\/')],
  ['without spaces, slashes and non-ASCII escaped', (value) => escapeUnicode(compact(value)).replaceAll('/', '\\/')],
  ['without spaces, names sorted', (value) => compact(sortKeys(value))],
  ['with a space after commas and colons, names sorted', (value) => spaced(sortKeys(value))],
  ['indented by a tab', (value) => JSON.stringify(value, null, '\t')],
]

/** The JSON of a body as a program may write it again, each with how; none where the body is no JSON. */
export function* spellJson(body: Uint8Array): Iterable<{ found: string; text: string }> {
  const { text } = decodeUtf8(body)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return
  }
  const known = new Set([text])
  for (const [found, write] of spellings) {
    const written = write(value)
    if (known.has(written)) continue
    known.add(written)
    yield { found, text: written }
  }
}
