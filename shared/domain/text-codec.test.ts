import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeUtf8, encodeUtf8, findInvalidUtf8 } from './text-codec'

describe('findInvalidUtf8', () => {
  it('agrees with the platform decoder about validity of any bytes', () => {
    const bytes = fc.array(
      fc.oneof(fc.constantFrom(0x41, 0x80, 0xbf, 0xc2, 0xe0, 0xed, 0xef, 0xf0, 0xf4, 0xff), fc.nat(255)),
    )
    fc.assert(
      fc.property(bytes, (list) => {
        const array = Uint8Array.from(list)
        expect(findInvalidUtf8(array) < 0).toBe(decodeUtf8(array).valid)
      }),
      { numRuns: 2000 },
    )
  })

  it('points at the first byte of the bad sequence', () => {
    expect(findInvalidUtf8(encodeUtf8('aé😀'))).toBe(-1)
    expect(findInvalidUtf8(Uint8Array.from([0x61, 0xe2, 0x82]))).toBe(1)
    expect(findInvalidUtf8(Uint8Array.from([0x61, 0x62, 0xed, 0xa0, 0x80]))).toBe(2)
    expect(findInvalidUtf8(Uint8Array.from([0xc0, 0x80]))).toBe(0)
  })
})

describe('decodeUtf8', () => {
  it('keeps a BOM, so that no byte disappears from the view', () => {
    expect(decodeUtf8(Uint8Array.from([0xef, 0xbb, 0xbf, 0x31]))).toEqual({ text: '\ufeff1', valid: true })
  })

  it('replaces invalid bytes and says that it did', () => {
    expect(decodeUtf8(Uint8Array.from([0x61, 0xff]))).toEqual({ text: 'a\ufffd', valid: false })
  })
})
