import type { SignedContentView, SignedPartView } from '@shared/contracts/recipe-preview'
import type { TracedPart } from '@shared/domain/signature/content'
import { isMissing } from '@shared/domain/signature/content-input'
import { encodeDigest } from '@shared/domain/signature/digest-encoding'
import type { InspectedContent, Inspection } from '@shared/domain/signature/inspection'

const maxContents = 6
/** Bytes of one content that are shown. */
const maxShown = 16_384
const maxCarried = 1000

/** The bytes with every secret in them covered, as long as before. */
function cover(bytes: Uint8Array, secrets: readonly string[]): { bytes: Buffer; isMasked: boolean } {
  const covered = Buffer.from(bytes)
  let isMasked = false
  for (const secret of secrets) {
    for (let at = covered.indexOf(secret); at >= 0; at = covered.indexOf(secret, at + 1)) {
      covered.fill('*', at, at + Buffer.byteLength(secret))
      isMasked = true
    }
  }
  return { bytes: covered, isMasked }
}

/** A text with every secret in it covered. */
export const coverText = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((covered, secret) => covered.replaceAll(secret, '••••••'), text)

const showPart = ({ bytes, kind, label }: TracedPart, secrets: readonly string[], room: number): SignedPartView => {
  const named = { kind, label: coverText(label, secrets) }
  if (isMissing(bytes)) {
    return { ...named, base64: '', length: 0, isMasked: false, occurrences: bytes.occurrences }
  }
  const { bytes: shown, isMasked } = cover(kind === 'secret' ? Buffer.from(secrets[0] ?? '') : bytes, secrets)
  const base64 = shown.subarray(0, Math.max(room, 0)).toString('base64')
  return { ...named, base64, length: shown.length, isMasked, occurrences: null }
}

const showContent = (content: InspectedContent, secrets: readonly string[]): SignedContentView => {
  let room = maxShown
  const { digest } = content
  return {
    title: content.title,
    url: content.url === null ? null : coverText(content.url, secrets),
    parts: content.parts.map((part) => {
      const shown = showPart(part, secrets, room)
      room -= shown.length
      return shown
    }),
    digests: (digest?.encodings ?? []).map((encoding) => ({
      encoding,
      text: digest === null ? '' : encodeDigest(digest.bytes, encoding),
    })),
    carried: content.carried.map((text) => coverText(text, secrets).slice(0, maxCarried)),
    matches: content.matches,
  }
}

/** The contents of an inspection for the screen: bounded, and without the secrets, of which the first is the one in force. */
export const showContents = ({ contents }: Inspection, secrets: readonly string[]): SignedContentView[] =>
  contents.slice(0, maxContents).map((content) => showContent(content, secrets))
