import { writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { inProject } from '../scripts/run/project-root.mjs'
import { buildEntry } from './parts/build-entry.mjs'
import { writeDiagnosisPage } from './parts/diagnosis-page.mjs'

const page = inProject('docs', 'diagnosis.md')

/** Injects every kind of mistake into every scheme and counts how often the cause was named, missed or named wrongly. */
export async function runDiagnosis(report) {
  report.note('building the fault injection')
  const { runFaults } = await buildEntry('diagnosis-entry')
  const results = runFaults()
  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  const times = results.map(({ ms }) => ms).sort((left, right) => left - right)
  const totals = {
    cases: results.length,
    exact: count('exact') / results.length,
    wrong: count('wrong'),
    unsure: count('unsure'),
  }
  report.row(
    'diagnosis',
    { ...totals, p50Ms: times[Math.floor(times.length / 2)], p99Ms: times[Math.floor(times.length * 0.99)] },
    4,
  )
  if (!report.isJson) {
    const text = await format(writeDiagnosisPage(results), { ...(await resolveConfig(page)), parser: 'markdown' })
    process.stdout.write(`${text}\n`)
    await writeFile(page, text)
  }
  report.table('Cause of a refusal')
  if (totals.wrong > 0 || totals.exact < 0.95) process.exitCode = 1
}
