import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { endWithNpm } from './run/end-with-npm.mjs'
import { setUp } from './setup.mjs'
import { countLine } from './testing/read-reports.mjs'
import { add, runSteps, runStepsSideBySide } from './testing/run-steps.mjs'
import { e2eStep, projectSteps, staticSteps, unitStep } from './testing/steps.mjs'

const interruptedExitCode = 130
const interruption = new AbortController()

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      'without-e2e': { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
    },
    allowPositionals: true,
  })
  const chosen = chooseSteps(values)
  const testServers = chosen.some((step) => step.needsServers)
  const runtime = await setUp({ electron: chosen.includes(e2eStep), testServers })
  const reportFolder = await mkdtemp(path.join(tmpdir(), 'hookwright-test-'))
  const context = { runtime, reportFolder, filters: positionals, signal: interruption.signal }
  try {
    const first = await runStepsSideBySide(
      chosen.filter((step) => staticSteps.includes(step)),
      context,
    )
    const then = await runSteps(
      chosen.filter((step) => !staticSteps.includes(step)),
      context,
    )
    return add(first, then)
  } finally {
    await rm(reportFolder, { recursive: true, force: true })
  }
}

function chooseSteps({ only, 'without-e2e': isWithoutE2e }) {
  const usual = [...staticSteps, unitStep, e2eStep]
  if (only.length === 0) return usual.filter((step) => !(isWithoutE2e && step === e2eStep))
  const all = [...usual, ...projectSteps]
  return only.map((id) => {
    const step = all.find((candidate) => candidate.id === id)
    if (!step) throw new Error(`There is no step "${id}". Steps: ${all.map((candidate) => candidate.id).join(', ')}.`)
    return step
  })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    process.exitCode = interruptedExitCode
    interruption.abort()
  })
}

endWithNpm()
const totals = await main().catch((error) => {
  console.error(error.name === 'SetUpError' ? `hookwright: ${error.message}` : error)
  return { passed: 0, failed: 1, failures: [{ name: 'set-up', reason: error.message }] }
})
process.exitCode ??= totals.failed === 0 && totals.passed > 0 ? 0 : 1
for (const { name, reason } of totals.failures) process.stdout.write(`failed: ${name} (${reason})\n`)
process.stdout.write(`${countLine(totals)}\n`)
