import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeBase64, decodeHex, encodeBase64, encodeBase64Url, encodeHex } from './byte-encoding'

const someBytes = fc.uint8Array({ maxLength: 80 })

describe('hex and base64', () => {
  it('write what Node writes, and read it back', () => {
    fc.assert(
      fc.property(someBytes, (bytes) => {
        const buffer = Buffer.from(bytes)
        expect(encodeHex(bytes)).toBe(buffer.toString('hex'))
        expect(encodeBase64(bytes)).toBe(buffer.toString('base64'))
        expect(encodeBase64Url(bytes)).toBe(buffer.toString('base64url'))
        expect(decodeHex(encodeHex(bytes))).toEqual(bytes)
        expect(decodeHex(encodeHex(bytes).toUpperCase())).toEqual(bytes)
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes)
      }),
    )
  })

  it('read no text that is not exactly what encoding gives', () => {
    const texts = fc.oneof(
      fc.string(),
      fc.base64String().map((text) => text.replace(/.$/, 'B')),
      fc.stringMatching(/^[A-Za-z0-9+/=]*$/),
    )
    fc.assert(
      fc.property(texts, (text) => {
        const bytes = decodeBase64(text)
        if (bytes !== null) expect(Buffer.from(bytes).toString('base64')).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['abc', 'zz', '0x12', ' 12', '12\n', 'é1'])('refuses %j as hex', (text) => {
    expect(decodeHex(text)).toBeNull()
  })

  it.each(['QQ', 'QQ=', 'QR==', 'Q===', '====', 'QUJD\n', 'QU JD', 'QUI_', 'QQ==QQ=='])(
    'refuses %j as base64',
    (text) => {
      expect(decodeBase64(text)).toBeNull()
    },
  )
})
