import { encodeUtf8 } from '../text-codec'

/** The bytes of a header value as sent: Node hands headers over with one character per byte. */
export function headerBytes(value: string): Uint8Array {
  const bytes = new Uint8Array(value.length)
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index)
    if (code > 0xff) return encodeUtf8(value)
    bytes[index] = code
  }
  return bytes
}
