import { readUpTo } from '../node/read-up-to'
import { maxBundleBytes, readBundle } from '../bundles/read-bundle'
import { checkBundle } from './check-bundle'
import { printReport } from './check-report'

const usage = `Usage: hookwright test <bundle> [--json]

Replays the samples of a bundle (*.hookwright.json) through the rules of the app: each has to fit
the schema and to get the verdict that the bundle expects. Needs no window and no network.

  --json   the report as JSON

Exit code: 0 all samples pass, 1 a sample fails, 2 the command or the file cannot be used.
`

const codes = { passed: 0, failed: 1, unusable: 2 } as const

const refuse = (message: string): number => {
  process.stderr.write(`${message}\n`)
  return codes.unusable
}

async function test(path: string, isJson: boolean): Promise<number> {
  let file: { bytes: Uint8Array; tooLarge: boolean }
  try {
    file = await readUpTo(path, maxBundleBytes)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refuse(`The bundle could not be read: ${reason}. Check the path and its permissions.`)
  }
  const bundle = readBundle(file)
  if (!bundle.ok) return refuse(bundle.error.message)
  if (bundle.value.samples.length === 0) {
    return refuse('This bundle holds no samples, so there is nothing to check. Capture an event, and export it again.')
  }
  const report = checkBundle(bundle.value, Date.now())
  process.stdout.write(isJson ? `${JSON.stringify(report, null, 2)}\n` : printReport(report))
  return report.passed ? codes.passed : codes.failed
}

/** The command line: what it prints goes to standard output, what is wrong with the call to standard error. */
async function run(args: readonly string[]): Promise<number> {
  const [command, ...rest] = args.filter((arg) => arg !== '--json')
  const [path] = rest
  if (command === '--help' || command === '-h') {
    process.stdout.write(usage)
    return codes.passed
  }
  if (command !== 'test' || path === undefined || rest.length > 1 || path.startsWith('-')) return refuse(usage)
  return test(path, args.includes('--json'))
}

process.exitCode = await run(process.argv.slice(2))
