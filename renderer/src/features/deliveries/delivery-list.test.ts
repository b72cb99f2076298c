import { describe, expect, it } from 'vitest'
import { fakeDelivery, refusedPlan } from '../../test/fake-deliveries'
import {
  createList,
  hold,
  newestKept,
  release,
  withNewestPage,
  withOlderPage,
  withoutDelivery,
  withStored,
} from './delivery-list'

const row = (seq: number, triggerId: string | null = 'trg') => fakeDelivery(triggerId, seq, 5000).summary
const rows = (...seqs: number[]) => seqs.map((seq) => row(seq))
const seqsOf = (list: { rows: readonly { seq: number }[] }) => list.rows.map(({ seq }) => seq)
const loaded = (...seqs: number[]) =>
  withNewestPage(createList('trg', null), { deliveries: rows(...seqs), more: false })

describe('delivery list', () => {
  it('puts a stored batch on top, newest first, whatever its order', () => {
    expect(seqsOf(withStored(loaded(2, 1), rows(3, 5, 4)))).toEqual([5, 4, 3, 2, 1])
  })

  it('lists a delivery once when the page and the push both bring it', () => {
    const live = withStored(createList('trg', null), rows(3, 2))
    expect(seqsOf(withNewestPage(live, { deliveries: rows(2, 1), more: false }))).toEqual([3, 2, 1])
  })

  it('ignores deliveries of other triggers and, under a filter, of other verdicts', () => {
    const refused = fakeDelivery('trg', 9, 9, refusedPlan).summary
    const list = withNewestPage(createList('trg', 'refused'), { deliveries: [], more: false })
    expect(seqsOf(withStored(list, [refused, row(8), row(7, 'other'), row(6, null)]))).toEqual([9])
  })

  it('adds older pages at the end', () => {
    expect(seqsOf(withOlderPage(loaded(5, 4), { deliveries: rows(3, 2), more: true }))).toEqual([5, 4, 3, 2])
  })

  it('keeps the newest 2,000 and can read the rest again', () => {
    const all = Array.from({ length: newestKept + 10 }, (_, index) => row(index + 1))
    const list = withStored(loaded(), all)
    expect(list.rows).toHaveLength(newestKept)
    expect(list.rows[0]?.seq).toBe(newestKept + 10)
    expect(list.more).toBe(true)
  })

  it('holds new rows back while the user reads further down, and counts them', () => {
    const list = withStored(withStored(hold(loaded(2, 1)), rows(3)), rows(4))
    expect(seqsOf(list)).toEqual([2, 1])
    expect(list.heldCount).toBe(2)
    expect(seqsOf(release(list))).toEqual([4, 3, 2, 1])
    expect(release(list).heldCount).toBe(0)
  })

  it('shows no gap when more rows were held back than fit in memory', () => {
    const flood = Array.from({ length: newestKept + 5 }, (_, index) => row(index + 10))
    const list = release(withStored(hold(loaded(2, 1)), flood))
    expect(list.rows).toHaveLength(newestKept)
    expect(seqsOf(list)).not.toContain(1)
    expect(list.more).toBe(true)
  })

  it('forgets a deleted delivery, also one that is held back', () => {
    const list = withStored(hold(loaded(2, 1)), rows(4, 3))
    const without = withoutDelivery(withoutDelivery(list, row(2).id), row(3).id)
    expect(seqsOf(without)).toEqual([1])
    expect(without.heldCount).toBe(1)
  })
})
