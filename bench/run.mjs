import { runApp } from './app.mjs'
import { runConditions } from './conditions.mjs'
import { runDiagnosis } from './diagnosis.mjs'
import { createReport } from './parts/report.mjs'
import { runPipeline } from './pipeline.mjs'
import { runSchema } from './schema.mjs'
import { runVerification } from './verification.mjs'

const benches = {
  pipeline: runPipeline,
  app: runApp,
  conditions: runConditions,
  diagnosis: runDiagnosis,
  schema: runSchema,
  verification: runVerification,
}

const args = process.argv.slice(2)
const names = args.filter((argument) => !argument.startsWith('--'))
const unknown = [
  ...names.filter((name) => !(name in benches)),
  ...args.filter((argument) => argument.startsWith('--') && argument !== '--json'),
]
if (unknown.length > 0) {
  process.stderr.write(`Unknown: ${unknown.join(', ')}. Benches: ${Object.keys(benches).join(', ')}. Option: --json.\n`)
  process.exit(2)
}

const report = createReport({ isJson: args.includes('--json') })
for (const name of names.length > 0 ? names : Object.keys(benches)) await benches[name](report)
