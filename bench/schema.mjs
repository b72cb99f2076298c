import { writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import Ajv from 'ajv'
import addFormats from 'ajv-formats'
import { format, resolveConfig } from 'prettier'
import { build } from 'vite'
import { inProject } from '../scripts/run/project-root.mjs'
import { median } from './parts/report.mjs'
import { readCorpus } from './parts/schema-corpus.mjs'
import { additions, createRandom, damages, listPlaces, pathOf, typeOf, wrongTypes } from './parts/schema-mutants.mjs'
import { writeSchemaPage } from './parts/schema-page.mjs'
import { peers } from './parts/schema-peers.mjs'

const require = createRequire(import.meta.url)
const folder = inProject('node_modules', '.cache', 'hookwright-schema')
const page = inProject('docs', 'schema-learning.md')
const mutantsPerKind = 4
const shuffles = 5

async function buildLearner() {
  await build({
    root: inProject(),
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      target: 'node20',
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: {
        input: { learner: inProject('bench', 'parts', 'schema-entry.ts') },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return import(pathToFileURL(path.join(folder, 'learner.js')).href)
}

/** Whether GitHub's published schema accepts a payload of an event; null where it has none. */
function createJudge() {
  const schema = require('@octokit/webhooks-schemas')
  const ajv = new Ajv({ strict: false })
  addFormats(ajv)
  ajv.addSchema(schema, 'official')
  const known = new Map()
  return ({ name, source }) => {
    const definition = `${name}_event`
    if (source !== 'github' || !(definition in schema.definitions)) return null
    if (!known.has(name)) known.set(name, ajv.compile({ $ref: `official#/definitions/${definition}` }))
    return known.get(name)
  }
}

/** The types at every path of some payloads. */
function typesByPath(payloads) {
  const types = new Map()
  for (const payload of payloads) {
    for (const { keys, value } of listPlaces(payload)) {
      const at = pathOf(payload, keys)
      types.set(at, (types.get(at) ?? new Set()).add(typeOf(value)))
    }
  }
  return types
}

/** One held-out payload, the others to learn from, and its mutants with what the official schema says of them. */
function* makeTrials(corpus, judgeOf) {
  const random = createRandom(20)
  for (const event of corpus) {
    const payloads = event.texts.map((text) => JSON.parse(text))
    const types = typesByPath(payloads)
    const judge = judgeOf(event)
    for (const [index, payload] of payloads.entries()) {
      const others = payloads.filter((_, at) => at !== index)
      const known = new Set(
        [...typesByPath(others)].filter(([, of]) => of.size > 1 || !of.has('null')).map(([at]) => at),
      )
      const mutants = wrongTypes(payload, { count: 2 * mutantsPerKind, random, types, known })
      const judged = judge?.(payload) ? damages(payload, { count: mutantsPerKind, random }) : []
      yield {
        event,
        training: event.texts.filter((_, at) => at !== index),
        heldOut: event.texts[index],
        wrong: mutants.map((mutant) => JSON.stringify(mutant.payload)),
        judged: judged.map((mutant) => ({
          kind: mutant.kind,
          text: JSON.stringify(mutant.payload),
          isRight: judge(mutant.payload),
        })),
        added: additions(payload, { count: 2, random }).map((addition) => JSON.stringify(addition.payload)),
      }
    }
  }
}

const createCount = () => ({ of: 0, hits: 0 })
const createCounts = () => ({
  heldOutClean: createCount(),
  heldOutSilent: createCount(),
  wrongTypesCaught: createCount(),
  officiallyWrongFlagged: createCount(),
  officiallyRightHard: createCount(),
  newFieldsFlagged: createCount(),
})

function count(counter, isHit) {
  counter.of += 1
  if (isHit) counter.hits += 1
}

function runTrial(trial, check, { counts, kinds }) {
  const heldOut = check(trial.heldOut)
  count(counts.heldOutClean, !heldOut.has('hard'))
  count(counts.heldOutSilent, heldOut.size === 0)
  for (const text of trial.wrong) count(counts.wrongTypesCaught, check(text).has('hard'))
  for (const text of trial.added) count(counts.newFieldsFlagged, check(text).size > 0)
  for (const { kind, text, isRight } of trial.judged) {
    const grades = check(text)
    const isFlagged = grades.has('hard') || grades.has('drift')
    kinds[kind] ??= { wrong: createCount(), right: createCount() }
    count(isRight ? kinds[kind].right : kinds[kind].wrong, isRight ? grades.has('hard') : isFlagged)
    count(
      isRight ? counts.officiallyRightHard : counts.officiallyWrongFlagged,
      isRight ? grades.has('hard') : isFlagged,
    )
  }
}

async function measureOrder(corpus, schemaOf) {
  const random = createRandom(7)
  const counter = createCount()
  for (const { texts } of corpus) {
    const expected = JSON.stringify(await schemaOf(texts))
    for (let turn = 0; turn < shuffles; turn += 1) {
      const shuffled = texts
        .map((text) => ({ text, rank: random() }))
        .sort((left, right) => left.rank - right.rank)
        .map(({ text }) => text)
      count(counter, JSON.stringify(await schemaOf(shuffled)) === expected)
    }
  }
  return counter
}

/** Bytes to a profile against `JSON.parse` of the same bytes, in turns. */
function measureSpeed(corpus, profileTexts) {
  const texts = corpus.flatMap((event) => event.texts)
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6
  const rounds = Array.from({ length: 15 }, () => {
    const start = performance.now()
    for (const text of texts) JSON.parse(text)
    const middle = performance.now()
    profileTexts(texts)
    return { parse: middle - start, learn: performance.now() - middle }
  }).slice(3)
  const parseRate = (megabytes / median(rounds.map(({ parse }) => parse))) * 1000
  const learnRate = (megabytes / median(rounds.map(({ learn }) => learn))) * 1000
  return {
    megabytesPerSecond: learnRate,
    ofJsonParse: median(rounds.map(({ parse, learn }) => parse / learn)),
    parseRate,
  }
}

const share = ({ hits, of }) => hits / of

/** Learns from all payloads of an event but one, for every event and payload, and holds the one and its mutants against it. */
export async function runSchema(report) {
  report.note('building the learner')
  const learner = await buildLearner()
  const corpus = readCorpus()
  report.note('making mutants')
  const trials = [...makeTrials(corpus, createJudge())]
  const implementations = {
    hookwright: { learn: async (texts) => learner.learn(texts), schemaOf: async (texts) => learner.schemaOf(texts) },
    ...peers,
  }
  const results = []
  for (const [implementation, { learn, schemaOf }] of Object.entries(implementations)) {
    report.note(`${implementation}: ${trials.length} held-out payloads`)
    const tally = { counts: createCounts(), kinds: {} }
    for (const trial of trials) runTrial(trial, await learn(trial.training), tally)
    const order = await measureOrder(implementation === 'quicktype-core' ? corpus.slice(0, 10) : corpus, schemaOf)
    const speed = implementation === 'hookwright' ? measureSpeed(corpus, learner.profileTexts) : {}
    results.push({ implementation, ...tally, order, speed })
    const shares = Object.fromEntries(Object.entries(tally.counts).map(([name, counter]) => [name, share(counter)]))
    report.row('schema', { implementation, ...shares, orderIndependent: share(order), ...speed }, 4)
  }
  report.table('Schemas learned from samples')
  const text = writeSchemaPage({ corpus, results })
  if (!report.isJson) await writeFile(page, await format(text, { ...(await resolveConfig(page)), parser: 'markdown' }))
  const [{ counts, order, speed }] = results
  const isMet =
    share(counts.heldOutClean) >= 0.99 &&
    share(counts.wrongTypesCaught) === 1 &&
    share(counts.officiallyWrongFlagged) >= 0.97 &&
    share(counts.officiallyRightHard) <= 0.03 &&
    share(order) === 1 &&
    speed.ofJsonParse >= 0.15
  if (!isMet) process.exitCode = 1
}
