const hexPairs = Array.from({ length: 256 }, (_unused, byte) => byte.toString(16).padStart(2, '0'))
const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64Values = Int8Array.from({ length: 128 }, (_unused, code) =>
  base64Alphabet.indexOf(String.fromCharCode(code)),
)

export function encodeHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexPairs[byte] ?? ''
  return text
}

const hexValues = Int8Array.from({ length: 128 }, (_unused, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
)

/** The bytes of hex text in either case, or `null` for anything else. */
export function decodeHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    const high = hexValues[text.charCodeAt(index * 2)] ?? -1
    const low = hexValues[text.charCodeAt(index * 2 + 1)] ?? -1
    // Either of them negative makes the sum so.
    const byte = (high << 4) | low
    if (byte < 0) return null
    bytes[index] = byte
  }
  return bytes
}

/** Standard base64 with padding (RFC 4648 section 4). */
export function encodeBase64(bytes: Uint8Array): string {
  let text = ''
  for (let index = 0; index < bytes.length; index += 3) {
    const left = bytes.length - index
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0)
    text += base64Alphabet.charAt(group >> 18) + base64Alphabet.charAt((group >> 12) & 63)
    text += left > 1 ? base64Alphabet.charAt((group >> 6) & 63) : '='
    text += left > 2 ? base64Alphabet.charAt(group & 63) : '='
  }
  return text
}

/** Base64 with the URL alphabet and no padding (RFC 4648 section 5). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** The bytes of base64 text, or `null` unless the text is exactly what encoding those bytes gives. */
export function decodeBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const end = text.length - padding
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let buffer = 0
  let bits = 0
  let at = 0
  for (let index = 0; index < end; index += 1) {
    const value = base64Values[text.charCodeAt(index)] ?? -1
    if (value < 0) return null
    buffer = ((buffer << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at] = (buffer >> bits) & 0xff
      at += 1
    }
  }
  // Bits that are left over and not zero would make two texts of the same bytes.
  return (buffer & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** The bytes of base64 in the URL alphabet, with its padding or without; `null` unless it is exactly what encoding them gives. */
export function decodeBase64Url(text: string): Uint8Array | null {
  if (/[+/]/.test(text)) return null
  const standard = text.replaceAll('-', '+').replaceAll('_', '/')
  return decodeBase64(standard.includes('=') ? standard : standard.padEnd(Math.ceil(standard.length / 4) * 4, '='))
}
