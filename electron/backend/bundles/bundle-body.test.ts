import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeBody, encodeBody } from './bundle-body'

it('gives back any bytes unchanged', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect([...(decodeBody(encodeBody(bytes)) ?? [])]).toEqual([...bytes])
    }),
  )
})

it('keeps a byte order mark, and shows text as text', () => {
  const body = encodeBody(Buffer.from('\uFEFF{"a":"ä"}'))
  expect(body).toEqual({ encoding: 'utf8', data: '\uFEFF{"a":"ä"}' })
})

it('writes bytes that are no text as base64', () => {
  expect(encodeBody(Uint8Array.of(0xff, 0x00))).toEqual({ encoding: 'base64', data: '/wA=' })
})

it('does not guess what broken base64 meant', () => {
  expect(decodeBody({ encoding: 'base64', data: '/wA' })).toBeNull()
  expect(decodeBody({ encoding: 'base64', data: '!/wA=' })).toBeNull()
})
