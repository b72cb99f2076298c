import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { describeGap } from './gap-words'

const at = (day: number, hours: number, minutes: number): number => new Date(2026, 10, day, hours, minutes).getTime()
const gap = (startedAt: number, endedAt: number | null, code = 'no_answer') => ({
  id: 'gap',
  code,
  startedAt,
  endedAt,
  times: 1,
  offlineMs: endedAt === null ? null : endedAt - startedAt,
})

describe('describeGap', () => {
  beforeEach(() => vi.useFakeTimers({ now: at(24, 12, 30), toFake: ['Date'] }))
  afterEach(() => vi.useRealTimers())

  it.each([
    [gap(at(24, 12, 3), at(24, 12, 9)), 'Offline 12:03 to 12:09, 6 min: no answer'],
    [gap(at(24, 12, 3), null), 'Offline since 12:03: no answer'],
    [gap(at(24, 12, 3), at(24, 12, 3) + 4_000), 'Offline at 12:03, 4 s: no answer'],
    [gap(at(23, 18, 2), at(24, 8, 55), 'app_closed'), 'Hookwright was closed 23 Nov, 18:02 to 08:55'],
    [gap(at(22, 18, 2), at(23, 8, 55), 'asleep'), 'This computer was asleep 22 Nov, 18:02 to 23 Nov, 08:55'],
    [gap(at(22, 18, 2), at(22, 18, 5)), 'Offline 22 Nov, 18:02 to 18:05, 3 min: no answer'],
    [
      { ...gap(at(24, 12, 3), at(24, 12, 29)), times: 5, offlineMs: 360_000 },
      'Offline 5 times, 12:03 to 12:29, 6 min in all',
    ],
  ])('names when, how long and why', (row, title) => {
    expect(describeGap(row).title).toBe(title)
  })

  it('tells what it means for senders', () => {
    expect(describeGap(gap(at(24, 12, 3), at(24, 12, 9))).advice).toMatch(/ask them to send again/)
    expect(describeGap(gap(at(24, 12, 3), null)).advice).toMatch(/until it is back/)
  })
})
