import { expect, it } from 'vitest'
import { freeName } from './free-name'

it('keeps a name that is free and numbers one that is taken', () => {
  expect(freeName('Orders', new Set(['Other']))).toBe('Orders')
  expect(freeName('Orders', new Set(['Orders']))).toBe('Orders (2)')
  expect(freeName('Orders', new Set(['Orders', 'Orders (2)']))).toBe('Orders (3)')
})

it('stays within 200 characters', () => {
  const name = 'x'.repeat(200)
  expect(freeName(name, new Set([name]))).toBe(`${'x'.repeat(196)} (2)`)
})
