/** The two Web standard codecs that Node and browsers both have; declared here because this layer compiles without their types. */
declare class TextDecoder {
  constructor(label: 'utf-8', options: { fatal: boolean; ignoreBOM: boolean })
  decode(bytes: Uint8Array): string
}
declare class TextEncoder {
  encode(text: string): Uint8Array
}

const encoder = new TextEncoder()
const strictDecoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const lenientDecoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true })

/** The text of UTF-8 bytes, a BOM kept; `valid` is false when invalid sequences were replaced by U+FFFD. */
export interface DecodedText {
  text: string
  valid: boolean
}

export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text)
}

export function decodeUtf8(bytes: Uint8Array): DecodedText {
  try {
    return { text: strictDecoder.decode(bytes), valid: true }
  } catch {
    return { text: lenientDecoder.decode(bytes), valid: false }
  }
}

const continuationCount = (lead: number): number => {
  if (lead < 0x80) return 0
  if (lead >= 0xc2 && lead < 0xe0) return 1
  if (lead >= 0xe0 && lead < 0xf0) return 2
  if (lead >= 0xf0 && lead < 0xf5) return 3
  return -1
}

/** The lowest and highest second byte that does not make an overlong form, a surrogate or a value past U+10FFFF. */
const secondByteRange = (lead: number): [number, number] => {
  if (lead === 0xe0) return [0xa0, 0xbf]
  if (lead === 0xed) return [0x80, 0x9f]
  if (lead === 0xf0) return [0x90, 0xbf]
  if (lead === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}

const isSequence = (bytes: Uint8Array, start: number, count: number): boolean => {
  const [low, high] = secondByteRange(bytes[start] ?? 0)
  for (let step = 1; step <= count; step += 1) {
    const byte = bytes[start + step] ?? 0
    if (byte < (step === 1 ? low : 0x80) || byte > (step === 1 ? high : 0xbf)) return false
  }
  return true
}

/** Offset of the first byte that is not part of a valid UTF-8 sequence (RFC 3629), or -1. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  let offset = 0
  while (offset < bytes.length) {
    const count = continuationCount(bytes[offset] ?? 0)
    if (count < 0 || (count > 0 && !isSequence(bytes, offset, count))) return offset
    offset += count + 1
  }
  return -1
}
