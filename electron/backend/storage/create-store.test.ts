import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '@shared/contracts/settings'
import type { NewDelivery, RecordResult, Store, StoredDelivery } from './store'
import { makeDelivery } from './testing/make-delivery'
import { makeTrigger } from './testing/make-trigger'
import { makeTestDirectory, openTestStore } from './testing/open-test-store'

async function recordStored(store: Store, delivery: NewDelivery): Promise<StoredDelivery> {
  return storedOf(await store.record(delivery))
}

function storedOf(result: RecordResult): StoredDelivery {
  if (!result.stored) throw new Error(`not stored: ${result.reason}`)
  return result.delivery
}

const githubId = (key: string) => ({ kind: 'delivery-id' as const, key })

describe('record', () => {
  it('stores 200 parallel deliveries in one commit, every body byte for byte', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const deliveries = Array.from({ length: 200 }, (_, index) =>
      makeDelivery({ body: new Uint8Array(7000).map((_byte, at) => (at * 31 + index) % 256) }),
    )
    const results = await Promise.all(deliveries.map((delivery) => store.record(delivery)))
    expect(results.every((result) => result.stored)).toBe(true)
    expect(store.diagnostics()).toEqual({ batches: 1, deliveries: 200, largestBatch: 200 })
    for (const delivery of deliveries) expect(await store.body(delivery.id)).toEqual(delivery.body)
  })

  it('stores exactly the bytes of a body that is a view of a larger buffer', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const delivery = makeDelivery()
    delivery.body = new Uint8Array(Buffer.from('before[body]after')).subarray(6, 12)
    await recordStored(store, delivery)
    expect(Buffer.from((await store.body(delivery.id)) ?? []).toString()).toBe('[body]')
  })

  it('keeps an empty body as a body', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const delivery = makeDelivery({ body: '' })
    await recordStored(store, delivery)
    expect(await store.body(delivery.id)).toEqual(new Uint8Array())
  })

  it('recognises a delivery id that comes twice in one batch', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const first = makeDelivery({ dedupe: githubId('guid'), captureSample: { sampleId: 'sample-1' } })
    const second = makeDelivery({ dedupe: githubId('guid'), captureSample: { sampleId: 'sample-2' } })
    const [one, two] = (await Promise.all([store.record(first), store.record(second)])).map(storedOf)
    expect(store.diagnostics().batches).toBe(1)
    expect(one?.summary).toMatchObject({ outcome: 'accepted', status: 200 })
    expect(one?.sample?.id).toBe('sample-1')
    expect(two?.summary).toMatchObject({ outcome: 'duplicate', reason: 'already_stored', status: 200 })
    expect(two?.sample).toBeNull()
    expect((await store.detail(second.id))?.verdict).toEqual(two?.verdict)
    expect((await store.samples('trigger-1')).map(({ id }) => id)).toEqual(['sample-1'])
  })

  it('recognises a delivery id after a restart, and says when the body is another one', async () => {
    const directory = makeTestDirectory()
    const before = await openTestStore(directory)
    await recordStored(before.store, makeDelivery({ dedupe: githubId('guid') }))
    await before.store.close()
    const { store } = await openTestStore(directory)
    const again = await recordStored(store, makeDelivery({ dedupe: githubId('guid'), body: '{"a":2}' }))
    expect(again.summary.reason).toBe('same_id_other_body')
  })

  it('refuses a signature that was accepted before as replayed', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const dedupe = { kind: 'signature' as const, key: 'abcdef' }
    await recordStored(store, makeDelivery({ dedupe }))
    const again = await recordStored(store, makeDelivery({ dedupe, captureSample: { sampleId: 'sample-1' } }))
    expect(again.summary).toMatchObject({ outcome: 'refused', reason: 'replayed', status: 401 })
    expect(await store.samples('trigger-1')).toEqual([])
  })

  it('lets a refused delivery claim no delivery id, and two triggers have the same one', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const dedupe = githubId('guid')
    await recordStored(store, makeDelivery({ dedupe, verdict: { outcome: 'refused', reason: 'trigger_paused' } }))
    const accepted = await recordStored(store, makeDelivery({ dedupe }))
    const other = await recordStored(store, makeDelivery({ dedupe, triggerId: 'trigger-2' }))
    expect([accepted.summary.outcome, other.summary.outcome]).toEqual(['accepted', 'accepted'])
  })

  it('accepts a delivery id again after its delivery was removed', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const first = makeDelivery({ dedupe: githubId('guid') })
    await recordStored(store, first)
    expect(await store.removeDelivery(first.id)).toBe(true)
    const again = await recordStored(store, makeDelivery({ dedupe: githubId('guid') }))
    expect(again.summary.outcome).toBe('accepted')
  })

  it('does not let one delivery that cannot be stored sink the others of its batch', async () => {
    const { store, warnings } = await openTestStore(makeTestDirectory())
    await recordStored(store, makeDelivery({ id: 'taken' }))
    const results = await Promise.all(['a', 'taken', 'b'].map((id) => store.record(makeDelivery({ id }))))
    expect(results.map((result) => result.stored)).toEqual([true, false, true])
    expect(warnings.length).toBeGreaterThan(0)
    expect(await store.totals()).toMatchObject({ deliveries: 3 })
  })

  it('does not take samples without end', async () => {
    const { store } = await openTestStore(makeTestDirectory(), { capturedSamplesPerTrigger: 2 })
    const taken = []
    for (const sampleId of ['a', 'b', 'c']) {
      taken.push((await recordStored(store, makeDelivery({ captureSample: { sampleId } }))).sample?.id)
    }
    expect(taken).toEqual(['a', 'b', undefined])
  })
})

describe('failing storage', () => {
  it('answers failed while the file cannot grow and stores again after space was made', async () => {
    const { store } = await openTestStore(makeTestDirectory(), { maxPages: 80 })
    const kept: string[] = []
    let failed: RecordResult | null = null
    while (failed === null) {
      const delivery = makeDelivery({ body: 'x'.repeat(20_000) })
      const result = await store.record(delivery)
      if (result.stored) kept.push(delivery.id)
      else failed = result
    }
    expect(failed).toEqual({ stored: false, reason: 'failed' })
    expect(kept.length).toBeGreaterThan(3)
    for (const id of kept.slice(0, 3)) await store.removeDelivery(id)
    await recordStored(store, makeDelivery({ body: 'x'.repeat(20_000) }))
    expect((await store.totals()).deliveries).toBe(kept.length - 2)
  })

  it('acknowledges nothing into a file that was deleted, then starts a new one and says so', async () => {
    const directory = makeTestDirectory()
    const { store } = await openTestStore(directory)
    await recordStored(store, makeDelivery())
    rmSync(directory, { recursive: true })
    expect(await store.record(makeDelivery())).toEqual({ stored: false, reason: 'failed' })
    const delivery = makeDelivery()
    await recordStored(store, delivery)
    expect(await store.body(delivery.id)).toEqual(delivery.body)
    expect(statSync(join(directory, 'hookwright.db')).size).toBeGreaterThan(0)
  })

  it('fails what waits for a store that is being closed instead of leaving it hanging', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    await store.close()
    expect(await store.record(makeDelivery())).toEqual({ stored: false, reason: 'failed' })
    await expect(store.totals()).rejects.toThrow('closed')
  })

  it('refuses to be a second writer of the same directory', async () => {
    const directory = makeTestDirectory()
    await openTestStore(directory)
    await expect(openTestStore(directory)).rejects.toThrow('is in use by another program')
  })
})

describe('reading back', () => {
  it('gives a delivery with its headers in order and repeated, and its verdict', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const delivery = makeDelivery({ dedupe: githubId('guid') })
    const { summary } = await recordStored(store, delivery)
    expect(await store.detail(delivery.id)).toEqual({
      ...summary,
      target: delivery.target,
      publicBase: null,
      httpVersion: '1.1',
      headers: delivery.headers,
      deliveryKey: 'guid',
      verdict: delivery.verdict,
      answer: delivery.verdict.answer,
    })
  })

  it('pages by key without losing or repeating a row while new ones arrive', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    for (let index = 0; index < 7; index += 1) await recordStored(store, makeDelivery({ id: `d${index}` }))
    const seen: string[] = []
    let before: number | null = null
    let more = true
    while (more) {
      const page = await store.page({ triggerId: 'trigger-1', outcome: null, before, limit: 3 })
      await recordStored(store, makeDelivery())
      seen.push(...page.deliveries.map(({ id }) => id))
      before = page.deliveries.at(-1)?.seq ?? null
      more = page.more
    }
    expect(seen).toEqual(['d6', 'd5', 'd4', 'd3', 'd2', 'd1', 'd0'])
  })

  it('pages one outcome of one trigger only', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    await recordStored(store, makeDelivery({ id: 'accepted' }))
    await recordStored(store, makeDelivery({ id: 'refused', verdict: { outcome: 'refused' } }))
    await recordStored(store, makeDelivery({ id: 'other', triggerId: 'trigger-2', verdict: { outcome: 'refused' } }))
    await recordStored(store, makeDelivery({ id: 'unmatched', triggerId: null }))
    const page = await store.page({ triggerId: 'trigger-1', outcome: 'refused', before: null, limit: 10 })
    expect(page.deliveries.map(({ id }) => id)).toEqual(['refused'])
    const unmatched = await store.page({ triggerId: null, outcome: null, before: null, limit: 10 })
    expect(unmatched.deliveries.map(({ id }) => id)).toEqual(['unmatched'])
  })

  it('never gives a seq a second time, not even after the newest delivery was removed', async () => {
    const directory = makeTestDirectory()
    const before = await openTestStore(directory)
    const newest = await recordStored(before.store, makeDelivery())
    await before.store.removeDelivery(newest.summary.id)
    await before.store.close()
    const { store } = await openTestStore(directory)
    const next = await recordStored(store, makeDelivery())
    expect(next.summary.seq).toBeGreaterThan(newest.summary.seq)
  })

  it('counts by trigger and outcome, and remembers firsts and the last use of keys', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    await store.saveTrigger(makeTrigger())
    await recordStored(store, makeDelivery({ receivedAt: 10, verdict: { outcome: 'handshake', keyId: null } }))
    await recordStored(store, makeDelivery({ receivedAt: 20, body: '12345' }))
    const removed = makeDelivery({ receivedAt: 30, sender: '10.0.0.1' })
    await recordStored(store, removed)
    await recordStored(store, makeDelivery({ triggerId: null, body: '123' }))
    await store.removeDelivery(removed.id)
    expect((await store.triggerFacts()).get('trigger-1')).toEqual({
      counts: { all: 2, accepted: 1, filtered: 0, refused: 0, handshake: 1, flagged: 0, duplicate: 0 },
      sampleCount: 0,
      firstHandshakeAt: 10,
      firstAuthenticAt: 20,
      keyUse: [{ keyId: 'key-1', lastUsedAt: 30, lastSender: '10.0.0.1' }],
      consoleBase: null,
    })
    expect(await store.totals()).toEqual({ deliveries: 3, bytes: 15, unmatched: 1 })
  })
})

describe('bounds', () => {
  it('keeps the newest of what matched no trigger, and leaves deliveries of triggers alone', async () => {
    const { store } = await openTestStore(makeTestDirectory(), { unmatchedDeliveries: 5 })
    await recordStored(store, makeDelivery())
    const ids = Array.from({ length: 12 }, (_, index) => `u${index}`)
    await Promise.all(ids.slice(0, 8).map((id) => store.record(makeDelivery({ id, triggerId: null }))))
    for (const id of ids.slice(8)) await recordStored(store, makeDelivery({ id, triggerId: null }))
    const page = await store.page({ triggerId: null, outcome: null, before: null, limit: 50 })
    expect(page.deliveries.map(({ id }) => id)).toEqual(['u11', 'u10', 'u9', 'u8', 'u7'])
    expect(await store.totals()).toMatchObject({ deliveries: 6, unmatched: 5 })
    expect(await store.body('u0')).toBeNull()
  })

  it('bounds the bytes of what matched no trigger, too', async () => {
    const { store } = await openTestStore(makeTestDirectory(), { unmatchedBytes: 1000 })
    for (let index = 0; index < 4; index += 1) {
      await recordStored(store, makeDelivery({ triggerId: null, body: 'x'.repeat(400) }))
    }
    expect(await store.totals()).toEqual({ deliveries: 2, bytes: 800, unmatched: 2 })
  })
})

describe('documents', () => {
  it('keeps triggers, samples, settings and deliveries over a restart', async () => {
    const directory = makeTestDirectory()
    const before = await openTestStore(directory)
    const trigger = makeTrigger()
    const settings = { ...defaultSettings, port: 4000 }
    const delivery = makeDelivery({ captureSample: { sampleId: 'sample-1' } })
    await before.store.saveTrigger(trigger)
    await before.store.saveSettings(settings)
    await recordStored(before.store, delivery)
    await before.store.close()
    const { store } = await openTestStore(directory)
    expect(store.notice).toBeNull()
    expect(await store.triggers()).toEqual([trigger])
    expect(await store.readSettings()).toEqual(settings)
    expect(await store.body(delivery.id)).toEqual(delivery.body)
    expect(await store.sample('sample-1')).toMatchObject({
      body: delivery.body,
      deliveryId: delivery.id,
      expected: { outcome: 'accepted', status: 200 },
      headers: delivery.headers,
    })
  })

  it('keeps a sample when its delivery is removed', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const delivery = makeDelivery({ captureSample: { sampleId: 'sample-1' } })
    await recordStored(store, delivery)
    await store.removeDelivery(delivery.id)
    expect((await store.sample('sample-1'))?.body).toEqual(delivery.body)
  })

  it('adds, lists and removes samples by hand', async () => {
    const { store } = await openTestStore(makeTestDirectory())
    const expected = { outcome: 'accepted' as const, status: 200 }
    const sample = { triggerId: 'trigger-1', deliveryId: null, eventType: null, headers: [], expected }
    await store.saveSample({ ...sample, id: 'later', capturedAt: 2, body: new Uint8Array([2]) })
    await store.saveSample({ ...sample, id: 'earlier', capturedAt: 1, body: new Uint8Array([1]) })
    expect((await store.sampleSummaries('trigger-1')).map(({ id }) => id)).toEqual(['earlier', 'later'])
    await store.removeSample('earlier')
    expect(await store.samples('trigger-1')).toMatchObject([{ id: 'later', size: 1, body: new Uint8Array([2]) }])
  })

  it('leaves out a trigger and settings that cannot be read, and gives the rest', async () => {
    const directory = makeTestDirectory()
    const before = await openTestStore(directory)
    await before.store.saveTrigger(makeTrigger({ id: 'good' }))
    await before.store.saveTrigger(makeTrigger({ id: 'bad' }))
    await before.store.saveSettings(defaultSettings)
    await before.store.close()
    const database = new DatabaseSync(join(directory, 'hookwright.db'))
    database.exec(`UPDATE triggers SET document = '{"half":' WHERE id = 'bad'; UPDATE settings SET document = '[]'`)
    database.close()
    const { store, warnings } = await openTestStore(directory)
    expect((await store.triggers()).map(({ id }) => id)).toEqual(['good'])
    expect(await store.readSettings()).toBeNull()
    expect(warnings).toHaveLength(2)
  })

  it('removes a trigger with its deliveries, samples and counts, and none of another', async () => {
    const directory = makeTestDirectory()
    const before = await openTestStore(directory)
    await before.store.saveTrigger(makeTrigger())
    const own = Array.from({ length: 450 }, () => makeDelivery({ captureSample: null, dedupe: null }))
    await Promise.all(own.map((delivery) => before.store.record(delivery)))
    await recordStored(before.store, makeDelivery({ captureSample: { sampleId: 'sample-1' } }))
    const other = makeDelivery({ triggerId: 'trigger-2' })
    await recordStored(before.store, other)
    await before.store.removeTrigger('trigger-1')
    expect(await before.store.totals()).toMatchObject({ deliveries: 1 })
    expect(await before.store.body(own[0]?.id ?? '')).toBeNull()
    expect(await before.store.samples('trigger-1')).toEqual([])
    const page = await before.store.page({ triggerId: 'trigger-1', outcome: null, before: null, limit: 10 })
    expect(page.deliveries).toEqual([])
    const late = await recordStored(before.store, makeDelivery())
    expect(late.summary.triggerId).toBeNull()
    await before.store.close()
    const { store } = await openTestStore(directory)
    expect(await store.body(other.id)).toEqual(other.body)
    expect(await store.triggers()).toEqual([])
    expect([...(await store.triggerFacts()).keys()]).toEqual(['trigger-2'])
  })
})
