import { describe, expect, it } from 'vitest'
import { readPublicBase } from './public-base'

describe('readPublicBase', () => {
  it.each([
    ['https://hooks.example.com', 'https://hooks.example.com'],
    [' https://hooks.example.com/ \n', 'https://hooks.example.com'],
    ['hooks.example.com', 'https://hooks.example.com'],
    ['HTTPS://Hooks.Example.com:8443/Edge//', 'https://hooks.example.com:8443/Edge'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['https://hooks.example.com/hooks/Tk3Zq1B7xYw9LmN2pQ4rSt?apikey=x', 'https://hooks.example.com'],
    ['https://example.com/edge/hooks/Tk3Zq1B7xYw9LmN2pQ4rSt', 'https://example.com/edge'],
  ])('reads %j as %s', (text, base) => {
    expect(readPublicBase(text)).toEqual({ base, problem: null })
  })

  it.each([
    ['', /Enter the URL/],
    ['   ', /Enter the URL/],
    ['ftp://example.com', /https/],
    ['https://me:secret@example.com', /password/],
    ['https://example.com/?a=1', /\?/],
    ['https://example.com/#a', /\?/],
    ['https://exa mple.com', /characters/],
    ['https://example.com:99999', /characters/],
    ['https://-example.com', /characters/],
    ['https://example.com\\evil', /characters/],
    ['https://', /https:\/\/hooks/],
    ['javascript:alert(1)', /characters/],
  ])('refuses %j with a sentence', (text, problem) => {
    expect(readPublicBase(text)).toMatchObject({ base: null, problem: expect.stringMatching(problem) as string })
  })

  it('never takes a password into the sentence', () => {
    expect(readPublicBase('https://me:secret@example.com').problem).not.toContain('secret')
  })
})
