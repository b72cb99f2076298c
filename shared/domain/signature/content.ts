import type { ContentPart } from '../../contracts/content-part'
import { isMissing } from './content-input'
import type { ContentInput, MissingPart } from './content-input'
import { compileParts } from './content-parts'
import { listUrlForms } from './url-forms'

export interface BuiltContent {
  url: string
  parts: readonly Uint8Array[]
}

export type Contents = { found: BuiltContent[]; missing: null } | { found: null; missing: MissingPart }

/** A content made ready for any number of requests. */
export interface CompiledContent {
  /** The bytes that are signed, part by part: once for each form of the URL where that is signed. */
  build: (input: ContentInput) => Contents
  /** What is signed, in words: `ts + "." + the raw body (9,214 bytes)`. */
  describe: (bodyLength: number) => string
  /** Whether a part is the URL. */
  usesUrl: boolean
  /** Puts the key where the message holds the secret. */
  withSecret: (parts: readonly Uint8Array[], key: Uint8Array) => readonly Uint8Array[]
}

const noUrls = ['']

/** Compiles the parts of a content. */
export function compileContent(content: readonly ContentPart[]): CompiledContent {
  const parts = compileParts(content)
  const urlPart = content.find((part) => part.part === 'url')
  const secretAt = new Set(content.flatMap((part, index) => (part.part === 'secret' ? [index] : [])))

  const buildOne = (input: ContentInput, url: string): BuiltContent | MissingPart => {
    const built: Uint8Array[] = []
    for (const part of parts) {
      const bytes = part.read(input, url)
      if (isMissing(bytes)) return bytes
      built.push(bytes)
    }
    return { url, parts: built }
  }

  return {
    usesUrl: urlPart !== undefined,
    build(input) {
      const urls = urlPart === undefined ? noUrls : listUrlForms(urlPart, input.request, input.publicUrls)
      const found: BuiltContent[] = []
      for (const url of urls) {
        const built = buildOne(input, url)
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
