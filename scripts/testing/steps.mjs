import path from 'node:path'
import { withDisplay } from '../display.mjs'
import { packageApp } from '../packaging/package-app.mjs'
import { buildApp } from '../run/build-app.mjs'
import { runCommand } from '../run/run-command.mjs'
import { say } from '../run/say.mjs'
import { npmCommand, toolCommand } from '../run/tool.mjs'
import { countPlaywright, countVitest, readReport, settleCounts } from './read-reports.mjs'

const staticTimeoutMs = 10 * 60_000
const unitTimeoutMs = 20 * 60_000
const e2eTimeoutMs = 40 * 60_000

// Each step is `{ id, title, needsServers, run(context) }`, where `context` is `{ runtime, reportFolder, filters }` and
// `run` resolves to `{ passed, failed, skipped, failures, output }`; the output is shown only when something failed. `needsServers`
// says that its tests start servers of the system, such as sshd.

/** Checks that look at the sources only; they may run side by side. */
export const staticSteps = [
  staticStep('types', 'Types (tsc)', () => npmCommand(['run', '--silent', 'typecheck'])),
  staticStep('lint', 'Lint and import boundaries (eslint)', () => toolCommand('eslint', ['.', '--max-warnings', '0'])),
  staticStep('format', 'Formatting (prettier)', () => toolCommand('prettier', ['--check', '.'])),
  staticStep('unused', 'Unused code (knip)', () => toolCommand('knip', ['--no-progress'])),
]

/** The vitest projects, run as one. */
export const unitStep = vitestStep('unit', 'Unit, backend and renderer tests (vitest)', {
  selection: [],
  needsServers: true,
})

/** The vitest projects one by one, for `--only`. */
export const projectSteps = ['domain', 'backend', 'renderer'].map((project) =>
  vitestStep(project, `Tests of project ${project} (vitest)`, {
    selection: ['--project', project],
    needsServers: project === 'backend',
  }),
)

/** The end-to-end tests on the real app, built and packaged afresh. */
export const e2eStep = {
  id: 'e2e',
  title: 'End-to-end tests on the real app (playwright)',
  needsServers: true,
  async run({ runtime, reportFolder, filters }) {
    await buildApp()
    // When packaging fails the other tests still run, and the packaged app's own test fails.
    if (isPackagedTestChosen(filters)) await packageApp(runtime).catch((error) => say(error.message))
    const report = path.join(reportFolder, 'e2e.json')
    const [file, args] = toolCommand('@playwright/test', ['test', ...filters], 'playwright')
    const { code } = await withDisplay((env) =>
      runCommand(file, args, {
        env: { ...env, HOOKWRIGHT_E2E_REPORT: report },
        stdio: ['ignore', 'inherit', 'inherit'],
        timeoutMs: e2eTimeoutMs,
      }),
    )
    const content = await readReport(report)
    return { ...settleCounts(content && countPlaywright(content), code), output: '' }
  },
}

function isPackagedTestChosen(filters) {
  return filters.length === 0 || filters.some((filter) => filter.includes('packaged'))
}

function staticStep(id, title, command) {
  return {
    id,
    title,
    needsServers: false,
    async run() {
      const { code, output } = await runCommand(...command(), { capture: true, timeoutMs: staticTimeoutMs })
      const failures = code === 0 ? [] : [{ name: 'see its output above', reason: `exit code ${code}` }]
      return { passed: 1 - failures.length, failed: failures.length, skipped: [], failures, output }
    },
  }
}

function vitestStep(id, title, { selection, needsServers }) {
  return {
    id,
    title,
    needsServers,
    async run({ reportFolder, filters }) {
      const report = path.join(reportFolder, `${id}.json`)
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
      const [file, args] = toolCommand('vitest', ['run', ...selection, ...reporters, ...filters])
      const { code, output } = await runCommand(file, args, { capture: true, timeoutMs: unitTimeoutMs })
      const content = await readReport(report)
      return { ...settleCounts(content && countVitest(content), code), output }
    },
  }
}
