import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileSchema } from '../testing/json-validators'
import { detectFormats, everyFormat, formatsOf, listFormats, narrowFormats, pickFormat } from './formats'
import type { StringFormat } from './formats'

const all: StringFormat[] = ['date-time', 'date', 'uuid', 'ipv4', 'ipv6', 'email', 'uri', 'uri-template']

const compileOne = (format: StringFormat) => compileSchema({ type: 'string', format }, `https://example.test/${format}`)

describe('detectFormats', () => {
  it.each<[string, StringFormat[]]>([
    ['2026-11-23T08:41:05Z', ['date-time']],
    ['2026-11-23T08:41:05.123456+05:30', ['date-time']],
    ['2024-02-29', ['date']],
    ['5e2f1c0a-9d84-4b6e-8f3a-6e2d0c9a71b5', ['uuid']],
    ['203.0.113.17', ['ipv4']],
    ['2001:db8::1', ['ipv6']],
    ['::1', ['ipv6']],
    ['mira+ci@harbor-labs.example', ['email']],
    ['https://api.github.com/repos/a/b?x=1#y', ['uri', 'uri-template']],
    ['https://api.github.com/users/x/gists{/gist_id}', ['uri-template']],
    ['https://api.example/compare/{base}...{head}{?page,per_page*}', ['uri-template']],
    ['git://github.com/a/b.git', ['uri', 'uri-template']],
  ])('recognises %s', (text, formats) => {
    expect([...detectFormats(text)]).toEqual(formats)
  })

  it.each([
    'https://api.github.com/users/x/gists{/gist_id',
    'https://api.github.com/users/x/{}',
    'https://example.com/a b',
    'https://example.com/%zz',
    'https:///path',
    'ssh://git@github.com:org/repo',
    'note: see above',
    '12:30:45',
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-11-23T25:00:00Z',
    '2026-11-23T08:41:05',
    '2026-11-23 08:41:05Z',
    '1990-12-31T23:59:60Z',
    '2026-11-23T08:41:05Z\n',
    '256.1.1.1',
    '01.2.3.4',
    '1.2.3',
    '1::2::3',
    ':::',
    '1:2:3:4:5:6:7',
    'a@b',
    'a b@c.de',
    '.a@b.de',
    'a..b@c.de',
    'a@-b.de',
    '5e2f1c0a9d844b6e8f3a6e2d0c9a71b5',
    '',
    'x',
  ])('claims nothing about %j', (text) => {
    expect([...detectFormats(text)]).toEqual([])
  })

  it('says yes only where ajv-formats and hyperjump do', async () => {
    const checks = new Map(await Promise.all(all.map(async (format) => [format, await compileOne(format)] as const)))
    const good = fc.oneof(
      fc.webUrl({ withQueryParameters: true, withFragments: true }),
      fc.webUrl().map((url) => `${url}{/id}{?page,size*}`),
      fc.emailAddress(),
      fc.ipV4(),
      fc.ipV6(),
      fc.uuid(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
    )
    const damage = fc.constantFrom(
      '',
      ':',
      '::',
      '.',
      '@',
      '%',
      '%4',
      '{',
      '0',
      '-',
      'Z',
      '+01:00',
      ' ',
      'é',
      '/',
      '[',
      '\n',
    )
    const nearMiss = fc.tuple(good, fc.nat(), damage, fc.nat(2)).map(([text, at, insert, remove]) => {
      const start = at % (text.length + 1)
      return text.slice(0, start) + insert + text.slice(start + remove)
    })
    let claimed = 0
    fc.assert(
      fc.property(nearMiss, (text) => {
        for (const format of detectFormats(text)) {
          claimed += 1
          expect(checks.get(format)?.(text), `${format}: ${text}`).toBe(true)
        }
      }),
      { numRuns: 4000 },
    )
    expect(claimed).toBeGreaterThan(400)
  })

  it('answers at once for long texts made to make patterns slow', () => {
    for (const text of [
      `${'a'.repeat(5000)}@`,
      `https://${'a.'.repeat(900)}!`,
      `${'a.'.repeat(1000)}@b`,
      `${'1:'.repeat(1000)}`,
    ]) {
      expect([...detectFormats(text)]).toEqual([])
    }
  })
})

it('picks one format in a fixed order, and none from nothing', () => {
  expect(pickFormat(formatsOf(['uri', 'date']))).toBe('date')
  expect(pickFormat(formatsOf([]))).toBeNull()
})

it('keeps of a set what a further string has too', () => {
  const first = narrowFormats(everyFormat, 'https://shop.example/a')
  expect(listFormats(narrowFormats(first, 'https://shop.example/a{/id}'))).toEqual(['uri-template'])
  expect(listFormats(narrowFormats(first, 'soon'))).toEqual([])
})
