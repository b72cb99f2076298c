import { describe, expect, it } from 'vitest'
import { matchesAccelerator, printAccelerator } from './accelerator'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

describe('accelerator', () => {
  it('matches the key with exactly the modifiers it names', () => {
    expect(matchesAccelerator(press('k', { ctrlKey: true }), 'CommandOrControl+K')).toBe(true)
    expect(matchesAccelerator(press('T', { ctrlKey: true, shiftKey: true }), 'CommandOrControl+Shift+T')).toBe(true)
    expect(matchesAccelerator(press(',', { ctrlKey: true }), 'CommandOrControl+,')).toBe(true)
  })

  it('does not fire while typing, or with a modifier too many', () => {
    expect(matchesAccelerator(press('k'), 'CommandOrControl+K')).toBe(false)
    expect(matchesAccelerator(press('k', { ctrlKey: true, shiftKey: true }), 'CommandOrControl+K')).toBe(false)
    expect(matchesAccelerator(press('n', { ctrlKey: true, altKey: true }), 'CommandOrControl+N')).toBe(false)
  })

  it('prints the keys as they are called', () => {
    expect(printAccelerator('CommandOrControl+Shift+T')).toBe('Ctrl Shift T')
  })
})
