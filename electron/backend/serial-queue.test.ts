import { expect, it } from 'vitest'
import { createSerialQueue } from './serial-queue'

it('starts a task only when the one before it has ended, also when that one failed', async () => {
  const inTurn = createSerialQueue()
  const order: string[] = []
  let release = (): void => undefined
  const first = inTurn(async () => {
    await new Promise<void>((resolve) => (release = resolve))
    order.push('first')
    throw new Error('first failed')
  })
  const second = inTurn(async () => void order.push('second'))
  await Promise.resolve()
  expect(order).toEqual([])
  release()
  await expect(first).rejects.toThrow('first failed')
  await second
  expect(order).toEqual(['first', 'second'])
})
