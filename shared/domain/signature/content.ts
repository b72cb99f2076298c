import type { ContentPart } from '../../contracts/content-part'
import { isMissing } from './content-input'
import type { ContentInput, MissingPart, PartBytes } from './content-input'
import { compileParts } from './content-parts'
import { createUrlForms } from './url-forms'

export interface BuiltContent {
  url: string
  parts: readonly Uint8Array[]
}

/** A part as it was read from a request, with its kind and what it is in words. */
export interface TracedPart {
  kind: ContentPart['part']
  label: string
  bytes: PartBytes
}

export interface TracedContent {
  url: string
  parts: readonly TracedPart[]
}

export type Contents = { found: BuiltContent[]; missing: null } | { found: null; missing: MissingPart }

/** A content made ready for any number of requests. */
export interface CompiledContent {
  /** The bytes that are signed, part by part: once for each form of the URL where that is signed. */
  build: (input: ContentInput) => Contents
  /** The same part by part, with those that are missing: what each part is, and its bytes. */
  trace: (input: ContentInput) => TracedContent[]
  /** What is signed, in words: `ts + "." + the raw body (9,214 bytes)`. */
  describe: (bodyLength: number) => string
  /** Whether a part is the URL. */
  usesUrl: boolean
  /** Puts the key where the message holds the secret. */
  withSecret: (parts: readonly Uint8Array[], key: Uint8Array) => readonly Uint8Array[]
}

const noUrls = ['']
const nothing = new Uint8Array(0)

/** Compiles the parts of a content. */
export function compileContent(content: readonly ContentPart[]): CompiledContent {
  const parts = compileParts(content)
  const urlPart = content.find((part) => part.part === 'url')
  const isUrl = content.map(({ part }) => part === 'url')
  const listUrls = urlPart === undefined ? null : createUrlForms(urlPart)
  const secretAt = new Set(content.flatMap((part, index) => (part.part === 'secret' ? [index] : [])))

  const urlsOf = ({ publicUrls, request }: ContentInput): readonly string[] =>
    listUrls === null ? noUrls : listUrls(request, publicUrls)

  /** `first` is the content with another URL, which differs in that alone. */
  const buildOne = (input: ContentInput, url: string, first: BuiltContent | undefined): BuiltContent | MissingPart => {
    const built: Uint8Array[] = []
    for (let index = 0; index < parts.length; index += 1) {
      const known = isUrl[index] ? undefined : first?.parts[index]
      const bytes = known ?? parts[index]?.read(input, url) ?? nothing
      if (isMissing(bytes)) return bytes
      built.push(bytes)
    }
    return { url, parts: built }
  }

  return {
    usesUrl: urlPart !== undefined,
    trace: (input) =>
      [...new Set(urlsOf(input))].map((url) => ({
        url,
        parts: parts.map((part, index) => ({
          kind: content[index]?.part ?? 'literal',
          label: part.describe(input.request.body.length),
          bytes: part.read(input, url),
        })),
      })),
    build(input) {
      const urls = urlsOf(input)
      const found: BuiltContent[] = []
      for (const url of urls) {
        const built = buildOne(input, url, found[0])
        if (!('parts' in built)) return { found: null, missing: built }
        found.push(built)
      }
      return { found, missing: null }
    },
    describe: (bodyLength) => parts.map((part) => part.describe(bodyLength)).join(' + '),
    withSecret: (built, key) =>
      secretAt.size === 0 ? built : built.map((bytes, index) => (secretAt.has(index) ? key : bytes)),
  }
}
