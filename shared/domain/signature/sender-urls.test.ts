import { describe, expect, it } from 'vitest'
import { guessSenderUrls } from './sender-urls'

const own = 'https://hooks.example.com/hooks/Tk'
const request = (headers: [string, string][], target = '/hooks/Tk') => ({
  ...{ method: 'POST', httpVersion: '1.1', body: new Uint8Array(), sender: '127.0.0.1', receivedAt: 0 },
  headers,
  target,
})

describe('guessSenderUrls', () => {
  it('begins with what the nearest proxy says was called, not with what the sender claims', () => {
    const headers: [string, string][] = [
      ['Host', '127.0.0.1:4000'],
      ['X-Forwarded-Host', 'claimed.example.com, real.example.com'],
    ]
    const urls = guessSenderUrls(request(headers), [own])
    expect(urls[0]).toBe('https://real.example.com/hooks/Tk')
    expect(urls.join()).not.toContain('claimed')
  })

  it('tries the other scheme, a slash at the end and the query', () => {
    const urls = guessSenderUrls(request([], '/hooks/Tk?a=1'), [own])
    expect(urls).toEqual(expect.arrayContaining([`${own}/`, `${own}?a=1`, 'http://hooks.example.com/hooks/Tk']))
  })

  it('never names a URL that was tried already, nor a host that is none, and stays short', () => {
    const urls = guessSenderUrls(request([['Host', 'hooks.example.com']], '/hooks/Tk?a=1'), [own])
    expect(urls).not.toContain(own)
    expect(guessSenderUrls(request([['Host', 'a b/c']]), [])).toEqual([])
    expect(urls.length).toBeLessThanOrEqual(12)
  })
})
