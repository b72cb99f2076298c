import { writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { inProject } from '../scripts/run/project-root.mjs'
import { buildEntry } from './parts/build-entry.mjs'
import { median } from './parts/report.mjs'
import { writeVerificationPage } from './parts/verification-page.mjs'

const page = inProject('docs', 'verification-cost.md')
const rounds = 41
const roundMs = 3

/** µs of processor time per run, so that what else the machine does is not counted. */
function timeRuns(run, count) {
  const begin = process.cpuUsage()
  for (let index = 0; index < count; index += 1) run()
  const { system, user } = process.cpuUsage(begin)
  return (system + user) / count
}

const warm = (runs) => runs.forEach((run) => timeRuns(run, 1000))

/** µs of each of several runs, in turns. */
function compare(runs) {
  warm(runs)
  const counts = runs.map((run) => Math.max(3, Math.round((roundMs * 1000) / timeRuns(run, 100))))
  const times = runs.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    runs.forEach((run, index) => times[index].push(timeRuns(run, counts[index])))
  }
  return times.map(median)
}

function measure({ bare, parse, verify, ...scheme }) {
  const [us, bareUs, parseUs = null] = compare(parse === null ? [verify, bare] : [verify, bare, parse])
  return { ...scheme, us, bareUs, ratio: us / bareUs, parseUs }
}

/** What verifying one request of 7 KB costs in every scheme, beside the calls of node:crypto in it and JSON.parse. */
export async function runVerification(report) {
  report.note('building the verification')
  const { listSchemes } = await buildEntry('verification-entry')
  const schemes = listSchemes()
  // The code is shared, so that the first scheme would be measured colder than the last.
  for (let pass = 0; pass < 3; pass += 1) warm(schemes.map(({ verify }) => verify))
  const results = schemes.map(measure)
  for (const { bareUs, parseUs, ratio, scheme, type, us } of results) {
    report.row('verification', { scheme, type, us, bareUs, ratio, parseUs })
  }
  report.table('Verification, µs for a body of 7 KB')
  if (!report.isJson) {
    const text = await format(writeVerificationPage(results), { ...(await resolveConfig(page)), parser: 'markdown' })
    await writeFile(page, text)
  }
  if (results.some(({ isPlainHmac, ratio }) => isPlainHmac && ratio > 2)) process.exitCode = 1
}
