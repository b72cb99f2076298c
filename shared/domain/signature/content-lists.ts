import type { PartOf } from '../../contracts/content-part'
import { readBodyPath } from '../body-path'
import type { FormField } from '../decode/form-body'
import { headerValues } from '../header-values'
import { encodeUtf8 } from '../text-codec'
import { describeSource, readSource } from '../value-source'
import type { CompiledPart, MissingPart } from './content-input'
import { headerBytes } from './header-bytes'

const maxListedHeaders = 50

const compareText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0)

const sortForm = (fields: readonly FormField[]): string => {
  const values = new Map<string, Set<string>>()
  for (const { name, value } of fields) {
    const known = values.get(name)
    if (known === undefined) values.set(name, new Set([value]))
    else known.add(value)
  }
  return [...values]
    .sort(([left], [right]) => compareText(left, right))
    .map(([name, all]) =>
      [...all]
        .sort(compareText)
        .map((value) => name + value)
        .join(''),
    )
    .join('')
}

/** Form fields sorted by name; a body that is no form adds nothing, since then its digest stands elsewhere. */
export const compileSortedForm = (): CompiledPart => ({
  read: ({ request }) => encodeUtf8(sortForm(request.form() ?? [])),
  describe: () => 'the form fields sorted by name',
})

/** The headers that another value of the request lists, in its order. */
export const compileHeaderList = (part: PartOf<'header-list'>): CompiledPart => {
  const { names, separator, write, pair, join } = part
  const label = `the headers that ${describeSource(names)} lists`
  return {
    read: ({ request, scope }) => {
      const lists = readSource(names, request, scope)
      const list = lists[0]
      if (list === undefined || lists.length > 1) return { part: describeSource(names), occurrences: lists.length }
      const wanted = list.split(separator, maxListedHeaders + 1).map((name) => name.trim())
      if (wanted.length > maxListedHeaders) return { part: label, occurrences: wanted.length }
      const written: string[] = []
      for (const name of wanted) {
        const [value, ...more] = headerValues(request.headers, name)
        if (value === undefined || more.length > 0) {
          return { part: `header ${name}`, occurrences: value === undefined ? 0 : more.length + 1 }
        }
        written.push(write === 'pairs' ? name.toLowerCase() + pair + value : value)
      }
      return headerBytes(written.join(join))
    },
    describe: () => label,
  }
}

/** Lines of name and value from the body. */
export const compileLines = (part: PartOf<'lines'>): CompiledPart => {
  const { by, lists, optional } = part
  const label = `the lines that belong to ${describeSource(by)}`
  const missing = (what: string, occurrences: number): MissingPart => ({ part: what, occurrences })
  return {
    read: ({ request, scope }) => {
      const kinds = readSource(by, request, scope)
      const kind = kinds.length === 1 ? (kinds[0] ?? '') : ''
      const list = Object.hasOwn(lists, kind) ? lists[kind] : undefined
      if (list === undefined) return missing(`${describeSource(by)}, as one of the kinds that are signed`, kinds.length)
      let text = ''
      for (const name of list) {
        const values = readBodyPath(request.tree(), name)
        if (values.length === 0 && optional.includes(name)) continue
        if (values.length !== 1) return missing(`${name} in the body`, values.length)
        text += `${name}\n${values[0] ?? ''}\n`
      }
      return encodeUtf8(text)
    },
    describe: () => label,
  }
}
