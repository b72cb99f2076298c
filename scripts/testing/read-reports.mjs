import { readFile } from 'node:fs/promises'

/** Counts of a vitest JSON report as `{ passed, failed, skipped, failures }`; the lists hold `{ name, reason }`. */
export function countVitest(report) {
  const counts = noCounts()
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      const reason = test.status === 'failed' ? firstLine(test.failureMessages?.[0]) : 'skipped in the file'
      addTest(counts, outcomeOfVitest(test.status), { name: test.fullName, reason })
    }
    const hasFailedTest = file.assertionResults.some((test) => test.status === 'failed')
    // A file that could not be loaded, or whose hooks failed, has no failed test of its own.
    if (file.status === 'failed' && !hasFailedTest)
      addTest(counts, 'failed', { name: file.name, reason: firstLine(file.message) })
  }
  return counts
}

/** Counts of a Playwright JSON report in the same form; a flaky test counts as failed. */
export function countPlaywright(report) {
  const counts = noCounts()
  for (const suite of report.suites) addSuite(counts, suite, [])
  if (counts.failed > 0) return counts
  for (const error of report.errors)
    addTest(counts, 'failed', { name: 'outside of any test', reason: firstLine(error.message) })
  return counts
}

/** The counts of a step from its report and exit code: one that ends badly without saying which test failed is one failure. */
export function settleCounts(counts, code) {
  if (counts === null) return withOneFailure(noCounts(), 'it left no report')
  return code !== 0 && counts.failed === 0 ? withOneFailure(counts, `it ended with exit code ${code}`) : counts
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

function noCounts() {
  return { passed: 0, failed: 0, skipped: [], failures: [] }
}

function withOneFailure(counts, reason) {
  return { ...counts, failed: 1, failures: [{ name: 'the run as a whole', reason }] }
}

function firstLine(text) {
  return text?.split('\n', 1)[0] || 'no message'
}

function outcomeOfVitest(status) {
  return status === 'passed' || status === 'failed' ? status : 'skipped'
}

function addSuite(counts, suite, parents) {
  const titles = [...parents, suite.title].filter(Boolean)
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      const outcome = { expected: 'passed', skipped: 'skipped' }[test.status] ?? 'failed'
      const reason = outcome === 'skipped' ? skipReason(test) : failureReason(test)
      addTest(counts, outcome, { name: [...titles, spec.title].join(' > '), reason })
    }
  }
  for (const child of suite.suites ?? []) addSuite(counts, child, titles)
}

function skipReason(test) {
  const note = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')
  return note?.description ?? 'no reason given'
}

function failureReason(test) {
  return firstLine(test.results?.find((result) => result.error)?.error.message)
}

function addTest(counts, outcome, named) {
  if (outcome === 'skipped') {
    counts.skipped.push(named)
    return
  }
  counts[outcome] += 1
  if (outcome === 'failed') counts.failures.push(named)
}
