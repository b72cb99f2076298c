import type { Key, Trigger } from '@shared/contracts/trigger'
import { expect, it } from 'vitest'
import { activeKey, describeKey, graceMs, rotateIn, withoutForgotten } from './key-ring'

const day = 24 * 60 * 60 * 1000
const key = (id: string, createdAt: number, changes: Partial<Key> = {}): Key => ({
  ...describeKey(id, 'hookwright', `hwk_${id}`, createdAt),
  ...changes,
})

it('retires the active key for 24 hours and makes the new one active', () => {
  const keys = rotateIn([key('old', 1)], key('new', 2), 1000)
  expect(activeKey(keys, 'hookwright')?.id).toBe('new')
  expect(keys.find(({ id }) => id === 'old')?.retiresAt).toBe(1000 + graceMs)
})

it('does not prolong the life of a key that retires already', () => {
  const keys = rotateIn([key('older', 1, { retiresAt: 500 }), key('old', 2)], key('new', 3), 1000)
  expect(keys.find(({ id }) => id === 'older')?.retiresAt).toBe(500)
})

it('keeps three retired keys, the newest', () => {
  let keys: Key[] = []
  for (let number = 1; number <= 6; number += 1) keys = rotateIn(keys, key(`k${number}`, number), number)
  expect(keys.map(({ id }) => id)).toEqual(['k6', 'k5', 'k4', 'k3'])
})

it('leaves keys of another format alone', () => {
  const other = key('other', 1, { format: 'whsec' })
  expect(rotateIn([other], key('new', 2), 1000)).toContainEqual(other)
})

it('remembers a retired key for seven days after its end', () => {
  const trigger = { keys: [key('active', 1), key('retired', 0, { retiresAt: 1000 })] } as Trigger
  expect(withoutForgotten(trigger, 1000 + 7 * day - 1).map(({ id }) => id)).toEqual(['active', 'retired'])
  expect(withoutForgotten(trigger, 1000 + 7 * day).map(({ id }) => id)).toEqual(['active'])
})
