import { expect, it } from 'vitest'
import { createPooledRandom } from './pooled-random'

it('never gives a byte twice, and asks for more when the block is used up', () => {
  let next = 0
  const source = { bytes: (length: number) => Uint8Array.from({ length }, () => next++ % 251) }
  const random = createPooledRandom(source)
  const given = Array.from({ length: 600 }, () => [...random.bytes(16)]).flat()
  // 4096 is a multiple of 16, so nothing is left over between blocks.
  expect(given).toEqual(Array.from({ length: 600 * 16 }, (_, index) => index % 251))
  expect(random.bytes(10_000)).toHaveLength(10_000)
})
