const staticStepsAtOnce = 2
const stillRunningEveryMs = 30_000

/** Runs steps one after another until `context.signal` aborts, prints each result, and returns the sum `{ passed, failed, failures }`. */
export async function runSteps(steps, context) {
  const totals = noTotals()
  for (const step of steps) {
    if (context.signal.aborted) break
    add(totals, await runStep(step, context))
  }
  return totals
}

/** Like `runSteps`, two at a time, for steps that wait on nothing of each other. */
export async function runStepsSideBySide(steps, context) {
  const queue = [...steps]
  const work = async () => {
    const totals = noTotals()
    while (queue.length > 0 && !context.signal.aborted) add(totals, await runStep(queue.shift(), context))
    return totals
  }
  const lanes = await Promise.all(Array.from({ length: staticStepsAtOnce }, work))
  return lanes.reduce(add, noTotals())
}

async function runStep(step, context) {
  const startedAt = performance.now()
  const seconds = () => `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
  print(`==> ${step.title}`)
  const timer = setInterval(() => print(`    ${step.title}: still running after ${seconds()}`), stillRunningEveryMs)
  const result = await step.run(context).catch(failedStep)
  clearInterval(timer)
  if (result.failed > 0 && result.output) print(result.output.trimEnd())
  for (const { name, reason } of result.skipped) print(`    skipped: ${name} (${reason})`)
  print(
    `${result.failed > 0 ? 'FAILED' : 'ok'}  ${step.title}: ${result.passed} passed, ${result.failed} failed, ${seconds()}`,
  )
  return {
    ...result,
    failures: result.failures.map((failure) => ({ ...failure, name: `${step.title}: ${failure.name}` })),
  }
}

function failedStep(error) {
  return {
    passed: 0,
    failed: 1,
    skipped: [],
    failures: [{ name: 'the step itself', reason: error.message }],
    output: error.name === 'SetUpError' ? error.message : String(error.stack),
  }
}

function noTotals() {
  return { passed: 0, failed: 0, failures: [] }
}

/** Adds the counts of a step or of several to `totals`. */
export function add(totals, { passed, failed, failures }) {
  totals.passed += passed
  totals.failed += failed
  totals.failures.push(...failures)
  return totals
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
