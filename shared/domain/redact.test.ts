import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskCredentials, replaceKnownKeys } from './redact'
import { encodePercent, readQuery } from './request-query'

const secret = 'hwk_mJv0Q2x9dLrT7nYb4sKcWf8hZ1gEaPuR5tVqXo3iNkM'
const known = [{ id: 'k1', secret }]

describe('replaceKnownKeys', () => {
  it('takes the key out of the query and of every header', () => {
    const parts = replaceKnownKeys(
      `/hooks/t?a=1&apikey=${secret}&b=%20x`,
      [
        ['X-API-Key', secret],
        ['Authorization', `Bearer ${secret}`],
        ['X-Trace', `before ${secret} after`],
        ['Accept', '*/*'],
      ],
      known,
    )
    expect(parts.target).toBe('/hooks/t?a=1&apikey={{key:k1}}&b=%20x')
    expect(parts.headers.map(([, value]) => value)).toEqual([
      '{{key:k1}}',
      'Bearer {{key:k1}}',
      'before {{key:k1}} after',
      '*/*',
    ])
  })

  it('takes out every occurrence', () => {
    const twice = `${secret},${secret}`
    expect(replaceKnownKeys(`/h?x=${twice}`, [['x', twice]], known)).toEqual({
      target: '/h?x={{key:k1}}%2C{{key:k1}}',
      headers: [['x', '{{key:k1}},{{key:k1}}']],
    })
  })

  it('finds the key however the sender encoded it', () => {
    const percentEverything = [...secret].map((character) => `%${character.charCodeAt(0).toString(16)}`).join('')
    for (const target of [
      `/hooks/t?apikey=${percentEverything}`,
      `/hooks/t?x=+${percentEverything}%0A`,
      `/hooks/${percentEverything}`,
      `/hooks/t?${percentEverything}=1`,
    ]) {
      const { target: replaced } = replaceKnownKeys(target, [], known)
      expect(replaced).toContain('{{key:k1}}')
      expect(decodeURIComponent(replaced)).not.toContain(secret)
    }
  })

  it('leaves no trace of any secret in any query, and leaves queries without it alone', () => {
    const secretText = fc.string({ minLength: 8, maxLength: 40 })
    fc.assert(
      fc.property(secretText, fc.string(), fc.string(), (text, before, after) => {
        const target = `/hooks/t?k=${encodePercent(before + text + after)}`
        const replaced = replaceKnownKeys(target, [['x-key', before + text + after]], [{ id: 'k', secret: text }])
        const shown = [
          replaced.target,
          ...readQuery(replaced.target).map(({ value }) => value),
          replaced.headers[0]?.[1],
        ]
        for (const place of shown) expect(place?.replaceAll('{{key:k}}', '')).not.toContain(text)
        const other = `/hooks/t?k=${before}#${after}`
        if (!`${before}#${after}`.includes(text) && !decodeURIComponentSafe(other).includes(text)) {
          expect(replaceKnownKeys(other, [], [{ id: 'k', secret: text }]).target).toBe(other)
        }
      }),
    )
  })

  it('takes the longer of two keys first and ignores an empty one', () => {
    const keys = [
      { id: 'empty', secret: '' },
      { id: 'short', secret: 'abcdefgh' },
      { id: 'long', secret: 'abcdefghijkl' },
    ]
    expect(replaceKnownKeys('/h', [['x', 'abcdefghijkl abcdefgh']], keys).headers).toEqual([
      ['x', '{{key:long}} {{key:short}}'],
    ])
  })

  it('replaces a very short secret only where it stands alone', () => {
    const short = [{ id: 's', secret: 'abc' }]
    const headers: [string, string][] = [
      ['x-api-key', 'abc'],
      ['accept', 'abcdef'],
      ['authorization', 'Bearer abc'],
    ]
    expect(replaceKnownKeys('/abc?apikey=abc', headers, short)).toEqual({
      target: '/abc?apikey={{key:s}}',
      headers: [
        ['x-api-key', '{{key:s}}'],
        ['accept', 'abcdef'],
        ['authorization', 'Bearer {{key:s}}'],
      ],
    })
  })

  it('treats a dollar sign in a secret as text', () => {
    const odd = [{ id: 'd', secret: "$&$1$'abcd" }]
    expect(replaceKnownKeys("/h?apikey=%24%26%241%24'abcd", [['x', "$&$1$'abcd"]], odd)).toEqual({
      target: '/h?apikey={{key:d}}',
      headers: [['x', '{{key:d}}']],
    })
  })
})

const decodeURIComponentSafe = (text: string): string => {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text.replaceAll('+', ' ')
  }
}

describe('maskCredentials', () => {
  it('shows bullets where a known key stood, anywhere', () => {
    const parts = maskCredentials(
      '/hooks/t?apikey={{key:k1}}&note={{key:k1}}',
      [
        ['Authorization', 'Bearer {{key:k1}}'],
        ['X-Trace', 'a {{key:k1}} b'],
      ],
      'X-API-Key',
    )
    expect(parts).toEqual({
      target: '/hooks/t?apikey=hwk_••••••&note=hwk_••••••',
      headers: [
        ['Authorization', 'Bearer hwk_••••••'],
        ['X-Trace', 'a hwk_•••••• b'],
      ],
    })
  })

  it('masks whatever else may be a credential, also the header of the trigger and odd spellings', () => {
    const parts = maskCredentials(
      '/hooks/t?ApiKey=some-other-trigger-key&apikey=short&q=visible',
      [
        ['x-api-key', 'some-other-trigger-key'],
        ['BLINK-API-KEY', 'tiny'],
        ['Cookie', 'session=0123456789'],
        ['Authorization', 'Basic dXNlcjpwYXNzd29yZA=='],
        ['X-My-Own', 'abcdefghijklmnop'],
        ['User-Agent', 'curl/8.5.0 (long enough)'],
      ],
      'x-my-own',
    )
    expect(parts.target).toBe('/hooks/t?ApiKey=some••••••&apikey=••••••&q=visible')
    expect(parts.headers.map(([, value]) => value)).toEqual([
      'some••••••',
      '••••••',
      'sess••••••',
      'Basic dXNl••••••',
      'abcd••••••',
      'curl/8.5.0 (long enough)',
    ])
  })
})
