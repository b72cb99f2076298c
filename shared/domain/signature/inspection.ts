import type { DigestEncoding } from '../../contracts/content-part'
import type { Evidence } from '../../contracts/verdict'
import type { TracedPart } from './content'

/** One byte string that is signed, or whose digest a token states. */
export interface InspectedContent {
  /** What it is, where there is more than one kind: `claim body_hash`. */
  title: string | null
  /** The form of the public URL in it; `null` where none is. */
  url: string | null
  parts: readonly TracedPart[]
  /** What it yields under the trigger's secret, `null` where a part or the key is missing, or only the sender can sign. */
  digest: { bytes: Uint8Array; encodings: readonly DigestEncoding[] } | null
  /** What the request carries in its place. */
  carried: readonly string[]
  /** `null`: it could not be compared. */
  matches: boolean | null
}

/** What a recipe makes of a request, before anything is concluded from it. */
export interface Inspection {
  /** How it is signed; `null` where nothing is. */
  algorithm: string | null
  /** Where credentials were found. */
  places: readonly Evidence[]
  contents: readonly InspectedContent[]
}
