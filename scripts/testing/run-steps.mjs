const staticStepsAtOnce = 2
const stillRunningEveryMs = 30_000

/** Runs steps one after another until `context.signal` aborts, prints each result, and returns the sum `{ passed, failed }`. */
export async function runSteps(steps, context) {
  const totals = { passed: 0, failed: 0 }
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
    const totals = { passed: 0, failed: 0 }
    while (queue.length > 0 && !context.signal.aborted) add(totals, await runStep(queue.shift(), context))
    return totals
  }
  const lanes = await Promise.all(Array.from({ length: staticStepsAtOnce }, work))
  return lanes.reduce(add, { passed: 0, failed: 0 })
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
  return result
}

function failedStep(error) {
  return {
    passed: 0,
    failed: 1,
    skipped: [],
    output: error.name === 'SetUpError' ? error.message : String(error.stack),
  }
}

function add(totals, { passed, failed }) {
  totals.passed += passed
  totals.failed += failed
  return totals
}

function print(line) {
  process.stdout.write(`${line}\n`)
}
