import { describe, expect, test } from 'vitest'
import { countLine, countPlaywright, countVitest, settleCounts } from './read-reports.mjs'

describe('a vitest report', () => {
  const file = (status, ...tests) => ({
    status,
    assertionResults: tests.map(([fullName, state]) => ({ fullName, status: state })),
  })

  test('counts tests of all files and names the skipped ones', () => {
    const report = {
      testResults: [
        file('passed', ['a', 'passed'], ['b', 'skipped']),
        file('failed', ['c', 'failed'], ['d', 'passed'], ['e', 'todo']),
      ],
    }
    const counts = countVitest(report)
    expect(counts).toMatchObject({ passed: 2, failed: 1 })
    expect(counts.skipped.map((skip) => skip.name)).toEqual(['b', 'e'])
    expect(counts.failures).toEqual([{ name: 'c', reason: 'no message' }])
  })

  test('says of a failed test what it said first', () => {
    const failed = { fullName: 'c', status: 'failed', failureMessages: ['Error: expected 1\n    at somewhere'] }
    const report = { testResults: [{ status: 'failed', assertionResults: [failed] }] }
    expect(countVitest(report).failures).toEqual([{ name: 'c', reason: 'Error: expected 1' }])
  })

  test('counts a file that could not be loaded as a failure', () => {
    expect(countVitest({ testResults: [file('failed'), file('passed', ['a', 'passed'])] })).toMatchObject({
      passed: 1,
      failed: 1,
    })
  })
})

describe('a Playwright report', () => {
  const spec = (title, status, annotations = []) => ({ title, tests: [{ status, annotations }] })

  test('counts nested suites, takes a flaky test as failed and keeps the reason of a skip', () => {
    const report = {
      errors: [],
      suites: [
        {
          title: 'a.spec.ts',
          specs: [spec('one', 'expected'), spec('two', 'flaky')],
          suites: [
            {
              title: 'group',
              specs: [
                spec('three', 'skipped', [{ type: 'skip', description: 'macOS only' }]),
                spec('four', 'unexpected'),
              ],
            },
          ],
        },
      ],
    }
    expect(countPlaywright(report)).toEqual({
      passed: 1,
      failed: 2,
      skipped: [{ name: 'a.spec.ts > group > three', reason: 'macOS only' }],
      failures: [
        { name: 'a.spec.ts > two', reason: 'no message' },
        { name: 'a.spec.ts > group > four', reason: 'no message' },
      ],
    })
  })

  test('counts an error outside of any test as a failure', () => {
    expect(countPlaywright({ errors: [{ message: 'no tests found' }], suites: [] })).toMatchObject({
      passed: 0,
      failed: 1,
    })
  })
})

describe('a step that ends badly', () => {
  test('without a report is one failure, whatever its exit code', () => {
    expect(settleCounts(null, 0)).toMatchObject({ passed: 0, failed: 1 })
  })

  test('without a failed test is one failure beside what passed', () => {
    expect(settleCounts({ passed: 5, failed: 0, skipped: [], failures: [] }, 1)).toMatchObject({
      passed: 5,
      failed: 1,
      failures: [{ name: 'the run as a whole', reason: 'it ended with exit code 1' }],
    })
  })

  test('with failed tests is not counted twice', () => {
    expect(settleCounts({ passed: 5, failed: 2, skipped: [] }, 1)).toMatchObject({ passed: 5, failed: 2 })
  })
})

test('the last line has the form that watchers parse', () => {
  expect(countLine({ passed: 12, failed: 0 })).toBe('12 passed, 0 failed')
})
