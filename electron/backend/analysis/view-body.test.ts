import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { mebibyte } from '@shared/contracts/settings'
import { viewBody } from './view-body'

const json = 'application/json'
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))

describe('view of a body', () => {
  it('prints JSON with its order, repeated keys and numbers as sent, and warns of what programs would change', () => {
    const view = viewBody(bytes('{"b":1,"a":12345678901234567890,"b":2}'), json, 'pretty')
    expect(view.text).toBe('{\n  "b": 1,\n  "a": 12345678901234567890,\n  "b": 2\n}')
    expect(view.kind).toBe('json')
    expect(view.warnings).toHaveLength(2)
  })

  it('leaves JSON as sent in raw form', () => {
    expect(viewBody(bytes('{ "a":1 }'), json, 'raw')).toMatchObject({ text: '{ "a":1 }', kind: 'json', total: 9 })
  })

  it('shows broken JSON as text and says where it breaks', () => {
    const view = viewBody(bytes('{"a":1,\n"b"}'), json, 'pretty')
    expect(view).toMatchObject({ text: '{"a":1,\n"b"}', kind: 'text' })
    expect(view.warnings[0]).toMatch(/line 2, column 4/)
  })

  it('says nothing about JSON for a body that does not claim to be any', () => {
    expect(viewBody(bytes('payload=1&x=2'), 'application/x-www-form-urlencoded', 'pretty')).toMatchObject({
      text: 'payload=1&x=2',
      kind: 'text',
      warnings: [],
    })
  })

  it('shows compressed and other binary bodies as hex, 16 bytes a row', () => {
    const view = viewBody(gzipSync('{"a":1}'), json, 'pretty')
    expect(view.kind).toBe('binary')
    expect(view.text.split('\n')[0]).toMatch(
      /^00000000 {2}1f 8b 08 00( [0-9a-f]{2}){4} {2}([0-9a-f]{2} ){7}[0-9a-f]{2} {2}.{16}$/,
    )
  })

  it('aligns the last row of a dump and shows what is not ASCII as dots', () => {
    expect(viewBody(bytes('0123456789abcdef\u00e9!'), null, 'hex').text).toBe(
      '00000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  0123456789abcdef\n' +
        '00000010  c3 a9 21                                          ..!',
    )
  })

  it('keeps a text with a few invalid bytes a text, and says so', () => {
    const view = viewBody(
      new Uint8Array([...bytes('{"name":"J'), 0xfc, ...bytes('rgen und viele andere"}')]),
      json,
      'pretty',
    )
    expect(view.kind).toBe('json')
    expect(view.text).toContain('J\ufffdrgen')
    expect(view.warnings[0]).toContain('not valid UTF-8')
  })

  it('tells an empty body from one with white space', () => {
    expect(viewBody(new Uint8Array(), json, 'pretty')).toMatchObject({ kind: 'empty', text: '', warnings: [] })
    expect(viewBody(bytes('  '), json, 'pretty').warnings[0]).toContain('white space')
  })

  it('returns at most 1 MiB of text and never half a character', () => {
    const view = viewBody(bytes('x' + '\u{1f600}'.repeat(mebibyte / 2)), 'text/plain', 'raw')
    expect(view).toMatchObject({ truncated: true, kind: 'text' })
    expect(view.text.length).toBe(mebibyte - 1)
    expect(() => encodeURIComponent(view.text)).not.toThrow()
    const dump = viewBody(new Uint8Array(mebibyte), null, 'hex')
    expect(dump.truncated).toBe(true)
    expect(dump.text.length).toBeLessThanOrEqual(mebibyte)
  })

  it('does not read a body above 8 MiB as JSON and says so', () => {
    const view = viewBody(bytes(`["${'x'.repeat(9 * mebibyte)}"]`), json, 'pretty')
    expect(view).toMatchObject({ kind: 'text', truncated: true })
    expect(view.text.length).toBe(mebibyte)
    expect(view.warnings[0]).toContain('larger than 8 MiB')
  })
})
