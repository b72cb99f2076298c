import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import type { TunnelGap } from '@shared/contracts/tunnel'
import { storeFileName } from './start-up'
import { makeDelivery } from './testing/make-delivery'
import { makeTrigger } from './testing/make-trigger'
import { makeTestDirectory, openTestStore } from './testing/open-test-store'

const gap = (id: string, startedAt: number, more: Partial<TunnelGap> = {}): TunnelGap => ({
  ...{ id, startedAt, endedAt: null, base: 'https://a.example.com', code: 'asleep' },
  ...more,
})

describe('times out of reach', () => {
  it('come back oldest first, an ended one in its own place', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    await store.saveGap(gap('b', 20))
    await store.saveGap(gap('a', 10))
    await store.saveGap(gap('b', 20, { endedAt: 30 }))
    expect(await store.gaps()).toEqual([gap('a', 10), gap('b', 20, { endedAt: 30 })])
    await store.removeGap('a')
    expect((await store.gaps()).map(({ id }) => id)).toEqual(['b'])
    await store.close()
  })

  it('are kept as long as they are among the newest 500', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    for (let index = 0; index < 503; index += 1) await store.saveGap(gap(`gap-${index}`, index, { endedAt: index + 1 }))
    const gaps = await store.gaps()
    expect(gaps).toHaveLength(500)
    expect(gaps[0]?.id).toBe('gap-3')
    await store.close()
  })

  it('that cannot be read are left out, and the others stay', async () => {
    const directory = makeTestDirectory()
    const first = await openTestStore(directory)
    await first.store.saveGap(gap('a', 10))
    await first.store.close()
    const database = new DatabaseSync(join(directory, storeFileName))
    database.exec(
      `INSERT INTO tunnel_gaps VALUES ('b', 1, NULL, NULL, '${'x'.repeat(100)}'), ('', 1, NULL, NULL, 'asleep')`,
    )
    database.close()
    const { store, warnings } = await openTestStore(directory)
    expect((await store.gaps()).map(({ id }) => id)).toContain('a')
    expect(warnings.length).toBeLessThanOrEqual(1)
    await store.close()
  })
})

describe('what the tunnel remembers', () => {
  it('is nothing at first, then what was saved last', async () => {
    const directory = makeTestDirectory()
    const { store } = await openTestStore(directory)
    expect(await store.tunnelMemory()).toBeNull()
    const memory = {
      bases: [{ base: 'https://a.example.com', driver: 'ngrok' as const }],
      requests: { month: '2026-11', count: 3 },
      aliveAt: 5,
    }
    await store.saveTunnelMemory({ ...memory, aliveAt: null })
    await store.saveTunnelMemory(memory)
    await store.close()
    const again = await openTestStore(directory)
    expect(await again.store.tunnelMemory()).toEqual(memory)
    await again.store.close()
  })
})

describe('the base that a console holds', () => {
  it('is a fact of its trigger and goes with it', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    await store.saveTrigger(makeTrigger())
    await store.saveConsoleBase({ triggerId: 'trigger-1', base: 'https://a.example.com' })
    await store.saveConsoleBase({ triggerId: 'trigger-1', base: 'https://b.example.com' })
    expect((await store.triggerFacts()).get('trigger-1')?.consoleBase).toBe('https://b.example.com')
    await store.removeTrigger('trigger-1')
    expect((await store.triggerFacts()).get('trigger-1')?.consoleBase ?? null).toBeNull()
    await store.close()
  })
})

describe('the public base of a delivery', () => {
  it('is stored with it', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const delivery = makeDelivery({ publicBase: 'https://a.example.com' })
    await store.record(delivery)
    expect((await store.detail(delivery.id))?.publicBase).toBe('https://a.example.com')
    await store.close()
  })
})
