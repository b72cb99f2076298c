import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { build } from 'vite'
import { inProject } from '../scripts/run/project-root.mjs'
import { writeDiagnosisPage } from './parts/diagnosis-page.mjs'

const folder = inProject('node_modules', '.cache', 'hookwright-diagnosis')
const page = inProject('docs', 'diagnosis.md')

async function buildFaults() {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    resolve: { alias: { '@shared': inProject('shared') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: { faults: inProject('bench', 'parts', 'diagnosis-entry.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return import(pathToFileURL(path.join(folder, 'faults.js')).href)
}

/** Injects every kind of mistake into every scheme and counts how often the cause was named, missed or named wrongly. */
export async function runDiagnosis(report) {
  report.note('building the fault injection')
  const { runFaults } = await buildFaults()
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
