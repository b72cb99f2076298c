import { describe, expect, it } from 'vitest'
import { createGroupCommit } from './group-commit'
import { defaultStoreLimits } from './store-limits'
import type { StoreLimits } from './store-limits'
import { makeDelivery } from './testing/make-delivery'
import type { RecordedRow } from './worker-messages'

const row: RecordedRow = { seq: 1, triggerId: null, verdict: null, sampleTaken: false }

/** A group commit whose commits end when the test says so. */
function createHeldCommits(limits: Partial<StoreLimits> = {}) {
  const held: { size: number; succeed(): void; fail(): void }[] = []
  let tell = (): void => undefined
  const commit = (batch: unknown[]) =>
    new Promise<RecordedRow[]>((resolve, reject) => {
      held.push({
        size: batch.length,
        succeed: () => resolve(batch.map(() => row)),
        fail: () => reject(new Error('disk')),
      })
      tell()
    })
  const commits = createGroupCommit({ commit, collect: () => undefined }, { ...defaultStoreLimits, ...limits })
  /** The n-th commit, once it has begun. */
  async function begun(n: number) {
    while (held.length < n) await new Promise<void>((resolve) => (tell = resolve))
    const commit = held[n - 1]
    if (commit === undefined) throw new Error('no such commit')
    return commit
  }
  return { commits, begun, held }
}

describe('group commit', () => {
  it('puts all that arrives during a commit into the next one', async () => {
    const { commits, begun, held } = createHeldCommits()
    const first = commits.add(makeDelivery())
    const running = await begun(1)
    const later = [1, 2, 3].map(() => commits.add(makeDelivery()))
    running.succeed()
    await first
    const next = await begun(2)
    next.succeed()
    await Promise.all(later)
    expect(held.map(({ size }) => size)).toEqual([1, 3])
    expect(commits.diagnostics()).toEqual({ batches: 2, deliveries: 4, largestBatch: 3 })
  })

  it('answers nothing before its commit has ended', async () => {
    const { commits, begun } = createHeldCommits()
    let isAnswered = false
    const answer = commits.add(makeDelivery()).then(() => (isAnswered = true))
    const running = await begun(1)
    expect(isAnswered).toBe(false)
    running.succeed()
    await answer
  })

  it('says busy at once when as many wait as may, and accepts again when the commit has ended', async () => {
    const { commits, begun } = createHeldCommits({ queuedDeliveries: 2 })
    const waiting = [commits.add(makeDelivery()), commits.add(makeDelivery())]
    expect(await commits.add(makeDelivery())).toEqual({ stored: false, reason: 'busy' })
    const running = await begun(1)
    running.succeed()
    await Promise.all(waiting)
    const after = commits.add(makeDelivery())
    const next = await begun(2)
    next.succeed()
    expect(await after).toMatchObject({ stored: true })
  })

  it('says busy when the waiting bodies are too large together, but takes a single one of any size', async () => {
    const { commits, begun } = createHeldCommits({ queuedBytes: 100 })
    const large = commits.add(makeDelivery({ body: 'x'.repeat(500) }))
    expect(await commits.add(makeDelivery())).toEqual({ stored: false, reason: 'busy' })
    const running = await begun(1)
    running.succeed()
    expect(await large).toMatchObject({ stored: true })
  })

  it('splits what waits into commits of bounded size and loses none', async () => {
    const { commits, begun, held } = createHeldCommits({ batchDeliveries: 2 })
    const all = [1, 2, 3, 4, 5].map(() => commits.add(makeDelivery()))
    for (const n of [1, 2, 3]) (await begun(n)).succeed()
    await Promise.all(all)
    expect(held.map(({ size }) => size)).toEqual([2, 2, 1])
  })

  it('fails the batch of a commit that failed and goes on with the next', async () => {
    const { commits, begun } = createHeldCommits()
    const first = commits.add(makeDelivery())
    const failing = await begun(1)
    const second = commits.add(makeDelivery())
    failing.fail()
    expect(await first).toEqual({ stored: false, reason: 'failed' })
    const working = await begun(2)
    working.succeed()
    expect(await second).toMatchObject({ stored: true })
  })

  it('is drained only when nothing waits any more', async () => {
    const { commits, begun } = createHeldCommits()
    void commits.add(makeDelivery())
    let isDrained = false
    const drained = commits.drain().then(() => (isDrained = true))
    const first = await begun(1)
    void commits.add(makeDelivery())
    first.succeed()
    const second = await begun(2)
    expect(isDrained).toBe(false)
    second.succeed()
    await drained
  })
})
