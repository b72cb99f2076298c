import { expect, it } from 'vitest'
import { createLimitedWarning } from './limited-warning'

it('logs the first time and then once in ten seconds with how often it was due', () => {
  let time = 0
  const lines: unknown[] = []
  const log = {
    fact: () => undefined,
    warn: (_message: string, fields?: object) => lines.push(fields),
    error: () => undefined,
  }
  const warning = createLimitedWarning('Busy.', { clock: { now: () => 0, monotonic: () => time }, log })
  warning.count('a')
  warning.count('b')
  time = 9_999
  warning.count('c')
  time = 10_000
  warning.count('d')
  expect(lines).toEqual([
    { times: 1, reason: 'a' },
    { times: 3, reason: 'd' },
  ])
})
