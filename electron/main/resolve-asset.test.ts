import { describe, expect, it } from 'vitest'
import { resolveAsset } from './resolve-asset'

describe('resolveAsset', () => {
  it('serves index.html for the root and files below it', () => {
    expect(resolveAsset('/app/renderer', '/')).toBe('/app/renderer/index.html')
    expect(resolveAsset('/app/renderer', '/assets/index.js')).toBe('/app/renderer/assets/index.js')
  })

  it.each([
    '/../main/index.js',
    '/%2e%2e/main/index.js',
    '/assets/..%2f..%2fmain/index.js',
    '/%2e%2e%2frenderer-secrets/key',
    '/assets/a%00.js',
    '/%E0%A4%A',
    '/..',
  ])('refuses %s, which points outside or is malformed', (pathname) => {
    expect(resolveAsset('/app/renderer', pathname)).toBeNull()
  })
})
