import type { ContentPart, PartOf } from '../../contracts/content-part'
import { readBodyPath } from '../body-path'
import { crc32 } from '../crc32'
import { countOf } from '../evidence'
import { firstHeaderValues } from '../header-values'
import { encodeUtf8 } from '../text-codec'
import { readSource } from '../value-source'
import type { CompiledPart, ContentInput, PartBytes } from './content-input'
import { compileHeaderList, compileLines, compileSortedForm } from './content-lists'
import { encodeDigest } from './digest-encoding'
import { headerBytes } from './header-bytes'
import { describeUrlForm, listUrlForms } from './url-forms'

const nothing = new Uint8Array()

const one = (values: readonly string[], part: string, encode: (text: string) => Uint8Array): PartBytes => {
  const value = values[0]
  return value === undefined || values.length > 1 ? { part, occurrences: values.length } : encode(value)
}

/** A part that is a text whose description is also what is said when it is missing. */
const textPart = (name: string, values: (input: ContentInput, url: string) => readonly string[]): CompiledPart => ({
  read: (input, url) => one(values(input, url), name, encodeUtf8),
  describe: () => name,
})

const compileHeader = (part: PartOf<'header'>): CompiledPart => {
  const { name, or, optional, before = '', after = '' } = part
  const label = `header ${[name, ...(or ?? [])].join(' or ')}`
  const isBare = before === '' && after === ''
  const quoted = (text: string): string[] => (text === '' ? [] : [`"${text}"`])
  const words = [...quoted(before), label, ...quoted(after)].join(' + ')
  return {
    read: ({ request }) => {
      const values = firstHeaderValues(request.headers, name, or)
      if (optional && values.length === 0) return nothing
      return one(values, label, (value) => headerBytes(isBare ? value : before + value + after))
    },
    describe: () => (optional ? `(${words}, where it is there)` : words),
  }
}

const compileBodyPath = ({ path, missing }: PartOf<'body-path'>): CompiledPart => {
  const name = `${path} in the body`
  return {
    read: ({ request }) => {
      const values = readBodyPath(request.tree(), path)
      return missing === 'empty' && values.length === 0 ? nothing : one(values, name, encodeUtf8)
    },
    describe: () => name,
  }
}

const compileLiteral = ({ text }: PartOf<'literal'>): CompiledPart => {
  const bytes = encodeUtf8(text)
  return { read: () => bytes, describe: () => (text === '\n' ? 'a line feed' : `"${text}"`) }
}

/** The same URL comes with every request, so its bytes are kept. */
const compileUrl = ({ form }: PartOf<'url'>): CompiledPart => {
  let last: { url: string; bytes: Uint8Array } = { url: '', bytes: nothing }
  return {
    read: (_input, url) => {
      if (last.url !== url) last = { url, bytes: encodeUtf8(url) }
      return last.bytes
    },
    describe: () => describeUrlForm(form),
  }
}

type Compilers = { [Name in ContentPart['part']]: (part: PartOf<Name>) => CompiledPart }

const compilers: Compilers = {
  body: () => ({
    read: ({ request }) => request.body,
    describe: (bodyLength) => `the raw body (${countOf(bodyLength, 'byte')})`,
  }),
  method: () => textPart('the method', ({ request }) => [request.method]),
  url: compileUrl,
  // The key takes this place once it is known which one is tried.
  secret: () => ({ read: () => nothing, describe: () => 'the secret' }),
  literal: compileLiteral,
  header: compileHeader,
  field: ({ name }) => ({
    read: ({ scope }) => one(scope.fields.get(name) ?? [], `${name} in the signature header`, headerBytes),
    describe: () => name,
  }),
  'body-path': compileBodyPath,
  form: ({ name }) => textPart(`form field ${name}`, ({ request }) => readSource({ from: 'form', name }, request)),
  'form-sorted': compileSortedForm,
  'header-list': compileHeaderList,
  'body-digest': ({ algorithm, encoding }) =>
    textPart(`the ${encoding} ${algorithm.toUpperCase()} of the raw body`, ({ crypto, request }) => [
      encodeDigest(crypto.hash(algorithm, request.body), encoding),
    ]),
  crc32: () => textPart('the CRC-32 of the raw body', ({ request }) => [String(crc32(request.body))]),
  lines: compileLines,
  config: ({ name }) => textPart(`setting ${name}`, ({ request }) => readSource({ from: 'config', name }, request)),
}

/** One part by itself; those of a whole content are made by `compileParts`. */
export const compilePart = (part: ContentPart): CompiledPart => {
  // The registry has one compiler per kind of part, each for its own kind.
  const compile = compilers[part.part] as (part: ContentPart) => CompiledPart
  return compile(part)
}

/** A further part of the URL is that of the same public URL as the form of the first one that is tried. */
const compileFurtherUrl = (part: PartOf<'url'>, first: PartOf<'url'>): CompiledPart => {
  const compiled = compilePart(part)
  return {
    ...compiled,
    read: (input, url) => {
      const forms = listUrlForms(part, input.request, input.publicUrls)
      const at = listUrlForms(first, input.request, input.publicUrls).indexOf(url)
      return compiled.read(input, forms[at] ?? forms[at % input.publicUrls.length] ?? '')
    },
  }
}

/** The parts of a content made ready for any number of requests. */
export function compileParts(content: readonly ContentPart[]): readonly CompiledPart[] {
  const first = content.find((part) => part.part === 'url')
  return content.map((part) =>
    part.part === 'url' && first !== undefined && part !== first ? compileFurtherUrl(part, first) : compilePart(part),
  )
}
