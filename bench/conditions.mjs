import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { inProject } from '../scripts/run/project-root.mjs'
import { makeGithubEvent } from './parts/github-event.mjs'
import { startHeadless, startLoadClient } from './parts/processes.mjs'
import { median } from './parts/report.mjs'

const folder = inProject('node_modules', '.cache', 'hookwright-conditions')
const maxSearchMs = 50

/** Patterns on which a backtracking engine takes exponential or cubic time, with a text that none of them matches. */
const searches = [
  ['^(a+)+$', 'a'],
  ['^(a|a)*$', 'a'],
  ['^(a|aa)+$', 'a'],
  ['(.*a){10}b', 'a'],
  ['^(([a-z])+.)+[A-Z]([a-z])+$', 'a'],
  ['(x+x+)+y', 'x'],
  ['^(\\w+\\s?)*$', 'word '],
  ['(.*),(.*),(.*)!', ','],
]

const conditions = {
  oneTest: 'body.ref equals "refs/heads/main"',
  threeTests: [
    'body.ref starts with "refs/"',
    'body.repository.private is false',
    'body.pusher.name not equals "dependabot[bot]"',
  ].join(' and '),
  tenTests: [
    'body.ref starts with "refs/"',
    'header.X-GitHub-Event equals "push"',
    'body.repository.id at least 1',
    'body.repository.full_name matches "(?i)hello|world"',
    'body.forced is type boolean',
    'body.deleted in [true, false]',
    'not (any item of body.commits where (item.distinct is false))',
    'body.pusher.name starts with "codertocat" ignoring case or missing',
    'body.sender.login not equals "dependabot[bot]"',
    'body.repository.owner.type is not empty or body.before exists',
  ].join(' and '),
}

async function buildEntry() {
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
        input: { conditions: inProject('bench', 'parts', 'conditions-entry.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return import(pathToFileURL(path.join(folder, 'conditions.js')).href)
}

function timeEach(run, count) {
  const start = performance.now()
  for (let turn = 0; turn < count; turn += 1) run()
  return (performance.now() - start) / count
}

const secret = 'a secret of the benchmark'
const pipelineRounds = 5
const secondsOfRound = 2
const maxAddedShare = 0.3

const msPerTick = 10

/** Processor time that a process has taken so far, ms (Linux only); unlike a rate it does not depend on what else runs. */
function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) * msPerTick
}

/** What tests add to the durable pipeline per event: apps with and without them, in turns under the same load. */
async function runInPipeline(report, { conditionOf }) {
  const event = makeGithubEvent(secret)
  const client = startLoadClient()
  const apps = []
  const start = async (name, condition) => {
    const directory = mkdtempSync(path.join(tmpdir(), 'hookwright-bench-'))
    apps.push({ name, directory, costs: [], ...(await startHeadless({ directory, secret, conditions: condition })) })
  }
  const costOf = async ({ pid, url }) => {
    const before = processorTime(pid)
    const result = await client.run({ ...event, url, connections: 50, seconds: secondsOfRound })
    if (result.refused > 0) throw new Error(`${result.refused} requests were not accepted: ${result.firstRefusal}`)
    return (processorTime(pid) - before) / result.requests
  }
  try {
    await start('none')
    for (const name of ['threeTests', 'tenTests']) await start(name, conditionOf(conditions[name]))
    for (const app of apps) await costOf(app)
    for (let round = 1; round <= pipelineRounds; round += 1) {
      report.note(`conditions: pipeline, round ${round} of ${pipelineRounds}`)
      for (const app of apps) app.costs.push(await costOf(app))
    }
    const [plain] = apps
    for (const { costs, name } of apps) {
      const addedShare = median(costs.map((cost, round) => cost / plain.costs[round] - 1))
      report.row('conditions', { case: `pipeline ${name}`, msPerEvent: median(costs), addedShare })
      if (name === 'threeTests' && addedShare > maxAddedShare) process.exitCode = 1
    }
    report.table('Processor time of the pipeline, 50 connections')
  } finally {
    await Promise.all([client.close(), ...apps.map((app) => app.close())])
    for (const { directory } of apps) rmSync(directory, { recursive: true, force: true })
  }
}

/** What conditions cost: evaluations of a 7 KB event beside `JSON.parse` of it, hostile patterns on 100 KB, and their share of the pipeline. */
export async function runConditions(report) {
  report.note('building the conditions')
  const entry = await buildEntry()
  const { createEvaluation, createSearch } = entry
  const body = Buffer.from(makeGithubEvent('').body)
  const text = body.toString('utf8')
  const parse = () => JSON.parse(text)
  for (const [name, condition] of Object.entries(conditions)) {
    const evaluation = createEvaluation(condition, body)
    const rounds = Array.from({ length: 9 }, () => [timeEach(evaluation, 2000), timeEach(parse, 2000)]).slice(2)
    const ms = median(rounds.map(([own]) => own))
    report.row('conditions', { case: name, ms, ofJsonParse: median(rounds.map(([own, peer]) => own / peer)) }, 4)
  }
  report.table('Conditions on a 7 KB event')
  for (const [pattern, filler] of searches) {
    const searched = `${filler.repeat(Math.floor(100_000 / filler.length))}!`
    const search = createSearch(pattern, searched)
    const first = timeEach(search, 1)
    const ms = median(Array.from({ length: 5 }, () => timeEach(search, 1)))
    report.row('conditions', { case: `pattern ${pattern}`, firstMs: first, ms }, 2)
    if (ms > maxSearchMs) process.exitCode = 1
  }
  report.table('Patterns on 100,000 characters')
  await runInPipeline(report, entry)
}
