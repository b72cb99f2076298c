import type { Recipe } from '../../contracts/recipe'
import type { RawHeaders } from '../../contracts/delivery'
import { parseForm } from '../decode/form-body'
import { headerValues } from '../header-values'
import { encodePercent } from '../request-query'
import { decodeUtf8, encodeUtf8 } from '../text-codec'
import type { Attempt, Attempts, Subject } from './attempt'
import { spellJson } from './json-spellings'

/** Larger bodies are not written anew: it would take longer than the whole search may. */
const maxBody = 64 * 1024

const bodyParts = new Set(['body', 'body-digest', 'crc32'])

/** Whether the signature is over the whole body. */
export const signsBody = (recipe: Recipe): boolean => {
  if (recipe.type === 'equals') return false
  const parts =
    recipe.type === 'jwt' ? recipe.claims.flatMap((claim) => ('content' in claim ? claim.content : [])) : recipe.content
  return parts.some(({ part }) => bodyParts.has(part))
}

const body = (mistake: Attempt['mistake'], found: string, bytes: Uint8Array): Attempt => ({
  mistake,
  found,
  request: { body: bytes },
})

const stripEnd = (bytes: Uint8Array, end: readonly number[]): Uint8Array | null => {
  const start = bytes.length - end.length
  return start >= 0 && end.every((byte, index) => bytes[start + index] === byte) ? bytes.subarray(0, start) : null
}

const append = (bytes: Uint8Array, ...end: number[]): Uint8Array => {
  const longer = new Uint8Array(bytes.length + end.length)
  longer.set(bytes)
  longer.set(end, bytes.length)
  return longer
}

const lf = 0x0a
const cr = 0x0d

function* newlineMistakes(bytes: Uint8Array): Attempts {
  yield body('body_newline', 'The body with a line feed at its end', append(bytes, lf))
  yield body('body_newline', 'The body with CR LF at its end', append(bytes, cr, lf))
  const bare = stripEnd(bytes, [cr, lf]) ?? stripEnd(bytes, [lf])
  if (bare !== null) yield body('body_newline', 'The body without the line break at its end', bare)
}

function* lineEndMistakes(bytes: Uint8Array): Attempts {
  if (!bytes.includes(lf)) return
  const { text } = decodeUtf8(bytes)
  const unix = text.replaceAll('\r\n', '\n')
  if (unix !== text) yield body('body_line_ends', 'The body with LF instead of CR LF', encodeUtf8(unix))
  const windows = unix.replaceAll('\n', '\r\n')
  if (windows !== text) yield body('body_line_ends', 'The body with CR LF instead of LF', encodeUtf8(windows))
}

function* spellingMistakes(bytes: Uint8Array): Attempts {
  for (const { found, text } of spellJson(bytes)) {
    yield body('body_rewritten', `The JSON ${found}`, encodeUtf8(text))
  }
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

const withoutEncoding = (headers: RawHeaders): RawHeaders =>
  headers.filter(([name]) => name.toLowerCase() !== 'content-encoding')

function* compressionMistakes({ compression, request }: Subject): Attempts {
  if (compression === undefined) return
  if (!isGzip(request.body)) {
    for (const level of [6, 9, 1]) {
      const found = 'The body compressed with gzip'
      yield body('body_unpacked', found, compression.pack(request.body, level))
    }
    return
  }
  const plain = compression.unpack(request.body)
  if (plain === null) return
  yield {
    mistake: 'body_compressed',
    found: 'The body before it was compressed',
    request: { body: plain, headers: withoutEncoding(request.headers) },
  }
}

const jsonFields = /^(payload|data|json|body|event)$/i
const formType = 'application/x-www-form-urlencoded'

const withType = (headers: RawHeaders, type: string): RawHeaders => [
  ...headers.filter(([name]) => name.toLowerCase() !== 'content-type'),
  ['content-type', type],
]

const writeForm = (value: object): string =>
  Object.entries(value)
    .map(
      ([name, field]) =>
        `${encodePercent(name)}=${encodePercent(typeof field === 'string' ? field : JSON.stringify(field))}`,
    )
    .join('&')

const readObject = (bytes: Uint8Array): object | null => {
  try {
    const value: unknown = JSON.parse(decodeUtf8(bytes).text)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
  } catch {
    return null
  }
}

function* formMistakes({ request }: Subject): Attempts {
  const isForm = (headerValues(request.headers, 'content-type')[0] ?? '').toLowerCase().startsWith(formType)
  const fields = isForm ? parseForm(request.body) : null
  if (fields !== null) {
    const json = fields.filter(({ name }) => jsonFields.test(name)).map(({ value }) => value)
    const object = JSON.stringify(Object.fromEntries(fields.map(({ name, value }) => [name, value])))
    const headers = withType(request.headers, 'application/json')
    for (const text of [...json.slice(0, 3), object]) {
      const found = text === object ? 'The form fields as JSON' : 'The JSON inside the form field'
      yield { mistake: 'body_form', found, request: { body: encodeUtf8(text), headers } }
    }
    return
  }
  const value = readObject(request.body)
  if (value === null) return
  yield {
    mistake: 'body_form',
    found: 'The fields of the JSON as a form',
    request: { body: encodeUtf8(writeForm(value)), headers: withType(request.headers, formType) },
  }
}

function* bareBodyMistakes({ preset }: Subject): Attempts {
  const { recipe } = preset
  if (recipe.type === 'equals' || recipe.type === 'jwt' || recipe.type === 'hash') return
  if (recipe.content.length < 2) return
  yield {
    mistake: 'body_only',
    found: 'The raw body alone',
    recipe: { ...recipe, content: [{ part: 'body' }] },
  }
}

/** The mistakes of signing another body than the one that is sent. */
export function* bodyMistakes(subject: Subject): Attempts {
  const bytes = subject.request.body
  if (!signsBody(subject.preset.recipe)) return
  yield* bareBodyMistakes(subject)
  if (bytes.length > maxBody) return
  yield* newlineMistakes(bytes)
  yield* lineEndMistakes(bytes)
  yield* spellingMistakes(bytes)
  yield* formMistakes(subject)
  // Last, since packing costs more than all the digests.
  yield* compressionMistakes(subject)
}
