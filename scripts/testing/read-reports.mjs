import { readFile } from 'node:fs/promises'

/** Counts of a vitest JSON report as `{ passed, failed, skipped }`; `skipped` lists `{ name, reason }`. */
export function countVitest(report) {
  const counts = { passed: 0, failed: 0, skipped: [] }
  for (const file of report.testResults) {
    for (const test of file.assertionResults)
      addTest(counts, outcomeOfVitest(test.status), { name: test.fullName, reason: 'skipped in the file' })
    const hasFailedTest = file.assertionResults.some((test) => test.status === 'failed')
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own.
    if (file.status === 'failed' && !hasFailedTest) counts.failed += 1
  }
  return counts
}

/** Counts of a Playwright JSON report as `{ passed, failed, skipped }`; a flaky test counts as failed. */
export function countPlaywright(report) {
  const counts = { passed: 0, failed: 0, skipped: [] }
  for (const suite of report.suites) addSuite(counts, suite, [])
  if (counts.failed === 0) counts.failed += report.errors.length
  return counts
}

/** The counts of a step from its report and exit code: one that ends badly without saying which test failed is one failure. */
export function settleCounts(counts, code) {
  if (counts === null) return { passed: 0, failed: 1, skipped: [] }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** The parsed JSON report at this path, or null when the run left none that can be read. */
export async function readReport(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch {
    return null
  }
}

/** The last line of every test run. */
export function countLine({ passed, failed }) {
  return `${passed} passed, ${failed} failed`
}

function outcomeOfVitest(status) {
  return status === 'passed' || status === 'failed' ? status : 'skipped'
}

function addSuite(counts, suite, parents) {
  const titles = [...parents, suite.title].filter(Boolean)
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const reason = test.annotations.find((note) => note.type === 'skip' || note.type === 'fixme')?.description
      const skip = { name: [...titles, spec.title].join(' > '), reason: reason ?? 'no reason given' }
      addTest(counts, { expected: 'passed', skipped: 'skipped' }[test.status] ?? 'failed', skip)
    }
  }
  for (const child of suite.suites ?? []) addSuite(counts, child, titles)
}

function addTest(counts, outcome, skip) {
  if (outcome === 'skipped') counts.skipped.push(skip)
  else counts[outcome] += 1
}
