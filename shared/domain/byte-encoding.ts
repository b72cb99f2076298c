const hexPairs = Array.from({ length: 256 }, (_unused, byte) => byte.toString(16).padStart(2, '0'))
/** The value of each character code that is a hexadecimal digit in either case. */
const hexValues = new Map(
  [...'0123456789abcdefABCDEF'].map((digit) => [digit.charCodeAt(0), Number.parseInt(digit, 16)]),
)
const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const base64Values = new Map([...base64Alphabet].map((character, value) => [character, value]))

export function encodeHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexPairs[byte] ?? ''
  return text
}

/** The bytes of hex text in either case, or `null` for anything else. */
export function decodeHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0) return null
  const bytes = new Uint8Array(text.length / 2)
  for (let index = 0; index < bytes.length; index += 1) {
    const high = hexValues.get(text.charCodeAt(index * 2))
    const low = hexValues.get(text.charCodeAt(index * 2 + 1))
    if (high === undefined || low === undefined) return null
    bytes[index] = (high << 4) | low
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
  const bytes = new Uint8Array((text.length / 4) * 3 - padding)
  let buffer = 0
  let bits = 0
  let at = 0
  for (const character of text.slice(0, text.length - padding)) {
    const value = base64Values.get(character)
    if (value === undefined) return null
    buffer = ((buffer << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at] = (buffer >> bits) & 0xff
      at += 1
    }
  }
  return encodeBase64(bytes) === text ? bytes : null
}
