import { expect, it } from 'vitest'
import { readQuery } from './request-query'
import { baseUrl, fullUrl } from './urls'

it('puts the key into the query so that the receiver reads exactly it', () => {
  const key = 'a b+c/d=é&?#%'
  const full = new URL(fullUrl('https://hooks.example.com', 'Tk3vQ0xYp7mB2sRhW9dLfA', key))
  expect(`${full.origin}${full.pathname}`).toBe(baseUrl('https://hooks.example.com', 'Tk3vQ0xYp7mB2sRhW9dLfA'))
  expect(readQuery(full.pathname + full.search)).toMatchObject([{ name: 'apikey', value: key }])
  expect(full.hash).toBe('')
})
