import { decodeHex } from '../byte-encoding'
import { decodeUtf8 } from '../text-codec'

export interface FormField {
  name: string
  value: string
}

const maxFields = 5000

/** Whether a content type says an HTML form in the URL encoding. */
export function isFormContentType(contentType: string): boolean {
  return /^\s*application\/x-www-form-urlencoded\s*(?:$|[;,])/i.test(contentType)
}

/** Decodes `+` and `%XX`; `null` when an escape is broken or the bytes are not UTF-8. */
const decodeField = (text: string): string | null => {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  let isValid = true
  const decoded = spaced.replace(/(?:%[0-9A-Fa-f]{2})+|%/g, (run) => {
    const bytes = run === '%' ? null : decodeHex(run.replaceAll('%', ''))
    const read = bytes === null ? null : decodeUtf8(bytes)
    isValid &&= read?.valid ?? false
    return read?.text ?? run
  })
  return isValid ? decoded : null
}

/** The fields of a form in order, repeated ones kept; `null` when the bytes are no valid form or hold too many fields. */
export function parseForm(bytes: Uint8Array): FormField[] | null {
  const { text, valid } = decodeUtf8(bytes)
  if (!valid) return null
  const pairs = text.split('&', maxFields + 1)
  if (pairs.length > maxFields) return null
  const fields: FormField[] = []
  for (const pair of pairs) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decodeField(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decodeField(pair.slice(at + 1))
    if (name === null || value === null) return null
    fields.push({ name, value })
  }
  return fields
}
