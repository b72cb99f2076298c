import { describe, expect, it } from 'vitest'
import { escapeInvisible } from './escape-invisible'

describe('escapeInvisible', () => {
  it.each([
    ['\u202egnp.exe', '\\u{202e}gnp.exe'],
    ['pay\u200bpal', 'pay\\u{200b}pal'],
    ['a\u2066b\u2069', 'a\\u{2066}b\\u{2069}'],
    ['\ufeffissues', '\\u{feff}issues'],
    ['line\nbreak\u2028', 'line\\u{a}break\\u{2028}'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['half\ud800', 'half\\u{d800}'],
  ])('writes out what would hide or reorder text in %j', (text, shown) => {
    expect(escapeInvisible(text)).toBe(shown)
  })

  it('leaves letters of every script, emoji and ordinary spaces as they are', () => {
    const text = 'größe שלום 日本語 😀 issues.opened'
    expect(escapeInvisible(text)).toBe(text)
  })
})
