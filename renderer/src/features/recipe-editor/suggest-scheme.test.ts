import { describe, expect, it } from 'vitest'
import { suggestScheme } from './suggest-scheme'

/** The labels at the place of the bar in a text. */
const at = (text: string): string[] => suggestScheme(text.replace('|', ''), text.indexOf('|')).map(({ label }) => label)

describe('what is suggested', () => {
  it.each([
    ['names of the whole', '{ | }', ['recipe', 'secret', 'handshakes'], []],
    ['no name that is there', '{ "recipe": {}, | }', ['secret'], ['recipe']],
    ['types of a recipe', '{"recipe": {"type": |', ['hmac', 'jwt', 'equals'], ['header']],
    ['names of that type only', '{"recipe": {"type": "ecdsa", |', ['curve', 'format', 'content'], ['expiry', 'type']],
    ['hashes', '{"recipe": {"type": "hmac", "algorithm": "sh|', ['sha1', 'sha512'], ['hex']],
    ['forms of that key only', '{"recipe": {"type": "ed25519", "key": |', ['raw-hex', 'pem'], ['utf8']],
    [
      'kinds of a part, in a list',
      '{"recipe":{"type":"hmac","content":[{"part":"body"},{"part":"|',
      ['method', 'crc32'],
      [],
    ],
    ['fields of that part only', '{"recipe":{"type":"hmac","content":[{"part":"url",|', ['form', 'also'], ['name']],
    ['values within a list', '{"recipe":{"type":"hmac","encodings":["hex", |', ['base64url'], ['sha1']],
    ['names after a broken part', '{"recipe":{"type":"hmac","key":,|', ['algorithm'], ['key']],
  ])('are %s', (_name, text, some, none) => {
    const labels = at(text)
    expect(labels).toEqual(expect.arrayContaining(some))
    for (const label of none) expect(labels).not.toContain(label)
  })

  it('is nothing outside of the braces, and nothing for free text', () => {
    expect(at('| {}')).toEqual([])
    expect(at('{"recipe":{"type":"hmac","content":[{"part":"header","name":"|')).toEqual([])
  })

  it('replaces the word that was begun, with its quote', () => {
    const text = '{"recipe": {"ty'
    expect(suggestScheme(text, text.length)[0]).toMatchObject({ insert: '"type": ', start: text.length - 3 })
  })
})
