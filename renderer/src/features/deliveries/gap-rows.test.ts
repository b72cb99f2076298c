import { describe, expect, it } from 'vitest'
import { fakeDelivery } from '../../test/fake-deliveries'
import { fakeNow } from '../../test/fake-triggers'
import { fakeGap } from '../../test/fake-tunnel'
import { placeGaps } from './gap-rows'

const step = 37_000
/** Four deliveries, 37 s apart, the newest one at `fakeNow`. */
const deliveries = [4, 3, 2, 1].map((seq) => fakeDelivery('trg-issues', seq, 4).summary)
const gap = (id: string, startedAt: number, lastsMs: number | null, code = 'no_answer') =>
  fakeGap({ id, startedAt, endedAt: lastsMs === null ? null : startedAt + lastsMs, code })

/** `4 gap:a 3 …`, newest first. */
const draw = (gaps: Parameters<typeof placeGaps>[1], rows = deliveries): string =>
  placeGaps(rows, gaps)
    .map((row) =>
      row.type === 'gap' ? `${row.gap.times > 1 ? row.gap.times : 'gap'}:${row.gap.id}` : row.delivery.seq,
    )
    .join(' ')

describe('gaps between deliveries', () => {
  it('stand at their time', () => {
    expect(draw([gap('a', fakeNow - step - 10_000, 5000), gap('b', fakeNow - 2 * step - 10_000, 5000)])).toBe(
      '4 3 gap:a 2 gap:b 1',
    )
  })

  it('are left out before the oldest loaded delivery, and kept but for the last one after the newest', () => {
    const gaps = [
      gap('old', fakeNow - 10 * step, 5000),
      gap('new', fakeNow + 1000, 5000),
      gap('now', fakeNow + 9000, null),
    ]
    expect(draw(gaps)).toBe('gap:now 4 3 2 1')
  })

  it('need a delivery to stand between', () => {
    expect(draw([gap('a', fakeNow, null)], [])).toBe('')
  })

  it('are left out when they were too short to matter, but not while they last', () => {
    expect(draw([gap('blink', fakeNow - 10_000, 1500)])).toBe('4 3 2 1')
    expect(draw([gap('now', fakeNow + 10, null)])).toBe('gap:now 4 3 2 1')
  })

  it('that follow each other at once are one', () => {
    const start = fakeNow - 20_000
    const [row] = placeGaps(deliveries, [
      gap('a', start, 1500),
      gap('b', start + 2000, 1500),
      gap('c', start + 4000, 6000),
    ])
      .filter((shown) => shown.type === 'gap')
      .map((shown) => shown.gap)
    expect(row).toMatchObject({ id: 'a', startedAt: start, endedAt: start + 10_000, times: 1 })
  })

  it('of different causes stay apart', () => {
    const start = fakeNow - 20_000
    expect(draw([gap('a', start, 3000), gap('b', start + 3000, 3000, 'app_closed')])).toBe('4 gap:b gap:a 3 2 1')
  })

  it('become one row when there are many between two deliveries', () => {
    const many = Array.from({ length: 5 }, (_, index) => gap(`g${index}`, fakeNow - 36_000 + index * 6000, 3000))
    expect(draw(many)).toBe('4 5:g4 3 2 1')
  })
})
