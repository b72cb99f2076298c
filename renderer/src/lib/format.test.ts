import { describe, expect, it } from 'vitest'
import {
  formatBytes,
  formatClock,
  formatCount,
  formatDateTime,
  formatDuration,
  formatQuantity,
  formatSpan,
  formatTime,
} from './format'

describe('format', () => {
  it('writes times in the user’s zone with two digits each', () => {
    expect(formatTime(new Date(2026, 10, 23, 8, 4, 7).getTime())).toBe('08:04:07')
    expect(formatDateTime(new Date(2026, 10, 3, 23, 0, 9).getTime())).toBe('3 Nov 2026, 23:00:09')
  })

  it.each([
    [0, '0 B'],
    [812, '812 B'],
    [1023, '1,023 B'],
    [1024, '1.0 KB'],
    [9421, '9.2 KB'],
    [102_400, '100 KB'],
    [1_048_575, '1.0 MB'],
    [42_991_616, '41 MB'],
    [5_368_709_120, '5.0 GB'],
  ])('writes %i bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text)
  })

  it('never writes a short duration as 0 ms', () => {
    expect(formatDuration(0.3)).toBe('<1 ms')
    expect(formatDuration(6.2)).toBe('6 ms')
    expect(formatDuration(1430)).toBe('1.4 s')
  })

  it('writes the day only when it is another one', () => {
    const now = new Date(2026, 10, 24, 0, 5).getTime()
    expect(formatClock(new Date(2026, 10, 24, 0, 3, 59).getTime(), now)).toBe('00:03')
    expect(formatClock(new Date(2026, 10, 23, 23, 59).getTime(), now)).toBe('23 Nov, 23:59')
  })

  it.each([
    [300, '1 s'],
    [59_400, '59 s'],
    [59_600, '1 min'],
    [3_599_000, '1 h'],
    [53_580_000, '14 h 53 min'],
    [3 * 86_400_000, '3 days'],
  ])('says how long %d ms lasted', (ms, words) => {
    expect(formatSpan(ms)).toBe(words)
  })

  it('separates thousands and agrees in number', () => {
    expect(formatCount(2041)).toBe('2,041')
    expect(formatQuantity(1, 'delivery', 'deliveries')).toBe('1 delivery')
    expect(formatQuantity(0, 'delivery', 'deliveries')).toBe('0 deliveries')
  })
})
