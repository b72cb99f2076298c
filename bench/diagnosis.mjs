import { writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { inProject } from '../scripts/run/project-root.mjs'
import { buildEntry } from './parts/build-entry.mjs'
import { writeDiagnosisPage } from './parts/diagnosis-page.mjs'

const page = inProject('docs', 'diagnosis.md')

const bodySizes = [0, 7 * 1024, 120 * 1024]

/** ms of processor time, so that what else the machine does is not counted. The first passes only warm the code. */
function timeSearches(searches) {
  for (const search of searches.slice(0, 200)) search()
  const times = searches
    .map((search) => {
      const begin = process.cpuUsage()
      search()
      const { system, user } = process.cpuUsage(begin)
      return (system + user) / 1000
    })
    .sort((left, right) => left - right)
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))]
  return { searches: times.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: at(1) }
}

/** Injects every kind of mistake into every scheme and counts how often the cause was named, missed or named wrongly. */
export async function runDiagnosis(report) {
  report.note('building the fault injection')
  const { listLimitedSearches, runFaults } = await buildEntry('diagnosis-entry')
  const results = runFaults()
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  const totals = {
    cases: results.length,
    exact: count('exact') / results.length,
    wrong: count('wrong'),
    unsure: count('unsure'),
  }
  report.row('diagnosis', totals, 4)
  report.table('Cause of a refusal')
  for (const bytes of bodySizes) {
    report.row('diagnosis-cost', { bytes, ...timeSearches(listLimitedSearches(bytes)) }, 1)
  }
  if (!report.isJson) {
    const text = await format(writeDiagnosisPage(results), { ...(await resolveConfig(page)), parser: 'markdown' })
    process.stdout.write(`${text}\n`)
    await writeFile(page, text)
  }
  report.table('Processor time of one search, limited to 20 ms, for bodies of at least so many bytes')
  if (totals.wrong > 0 || totals.exact < 0.95) process.exitCode = 1
}
