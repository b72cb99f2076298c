import type { CryptoPort } from '../crypto-port'
import type { RequestView } from '../request-view'
import type { CredentialScope } from '../value-source'

/** What the signed byte string is made from. */
export interface ContentInput {
  request: RequestView
  scope: CredentialScope
  publicUrls: readonly string[]
  crypto: CryptoPort
}

/** A part that is absent, or there more than once, so that nobody can say what was signed. */
export interface MissingPart {
  part: string
  occurrences: number
}

export type PartBytes = Uint8Array | MissingPart

export const isMissing = (bytes: PartBytes): bytes is MissingPart => !(bytes instanceof Uint8Array)

/** How one part of a content is read from a request and said in words. */
export interface CompiledPart {
  /** `url` is the form of the public URL that is tried. */
  read: (input: ContentInput, url: string) => PartBytes
  describe: (bodyLength: number) => string
}
