import type { DeliverySummary } from '@shared/contracts/delivery'
import { defaultSettings } from '@shared/contracts/settings'
import type { Push } from '@shared/ipc/events'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createPushQueue } from './push'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const delivery = (id: string, seq: number): DeliverySummary => ({
  ...{ id, seq, triggerId: 'trg', receivedAt: 0, method: 'POST', eventType: null, outcome: 'accepted', reason: null },
  ...{ status: 200, size: 2, durationMs: 1, sender: '127.0.0.1', authentic: true },
})

function collect() {
  const errors: unknown[] = []
  const queue = createPushQueue((error) => void errors.push(error))
  const pushes: Push[] = []
  queue.subscribe((push) => void pushes.push(push))
  return { queue, pushes, errors }
}

it('joins the deliveries of 16 ms into one fact of one batch', () => {
  const { queue, pushes } = collect()
  queue.add({ fact: 'deliveries.stored', deliveries: [delivery('a', 1)] })
  queue.add({ fact: 'delivery.removed', deliveryId: 'a', triggerId: 'trg' })
  queue.add({ fact: 'deliveries.stored', deliveries: [delivery('b', 2)] })
  vi.advanceTimersByTime(15)
  expect(pushes).toEqual([])
  vi.advanceTimersByTime(1)
  expect(pushes).toHaveLength(1)
  expect(pushes[0]?.facts).toEqual([
    { fact: 'deliveries.stored', deliveries: [delivery('a', 1), delivery('b', 2)] },
    { fact: 'delivery.removed', deliveryId: 'a', triggerId: 'trg' },
  ])
})

it('sends only the newest of several states of one thing', () => {
  const { queue, pushes } = collect()
  queue.add({ fact: 'settings.changed', settings: { ...defaultSettings, theme: 'dark' } })
  queue.add({ fact: 'settings.changed', settings: { ...defaultSettings, theme: 'light' } })
  queue.flush()
  expect(pushes[0]?.facts).toEqual([{ fact: 'settings.changed', settings: { ...defaultSettings, theme: 'light' } }])
})

it('numbers the pushes without a gap and sends none that is empty', () => {
  const { queue, pushes } = collect()
  for (const id of ['a', 'b', 'c']) {
    queue.add({ fact: 'trigger.removed', triggerId: id })
    queue.flush()
    queue.flush()
    vi.advanceTimersByTime(100)
  }
  expect(pushes.map((push) => push.revision)).toEqual([1, 2, 3])
  expect(queue.revision).toBe(3)
})

it('reaches the other windows when one listener throws', () => {
  const errors: unknown[] = []
  const queue = createPushQueue((error) => void errors.push(error))
  const reached: number[] = []
  queue.subscribe(() => {
    throw new Error('window gone')
  })
  queue.subscribe((push) => void reached.push(push.revision))
  queue.add({ fact: 'trigger.removed', triggerId: 'a' })
  queue.flush()
  expect(reached).toEqual([1])
  expect(errors).toHaveLength(1)
})

it('sends what waits when it is closed, and nothing after', () => {
  const { queue, pushes } = collect()
  queue.add({ fact: 'trigger.removed', triggerId: 'a' })
  queue.close()
  queue.add({ fact: 'trigger.removed', triggerId: 'b' })
  vi.advanceTimersByTime(100)
  expect(pushes.map((push) => push.facts)).toEqual([[{ fact: 'trigger.removed', triggerId: 'a' }]])
})
