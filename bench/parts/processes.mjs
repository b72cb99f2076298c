import { fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'

const root = resolve(import.meta.dirname, '../..')

/** The built app without a window; of another build when HOOKWRIGHT_BENCH_BUILD names its folder. */
export function findHeadless() {
  const script = join(process.env.HOOKWRIGHT_BENCH_BUILD ?? join(root, 'out/main'), 'headless.js')
  if (!existsSync(script)) throw new Error(`There is no ${script}. Use "npm run bench", which builds the app first.`)
  return script
}

/** Starts a script of this folder that talks over a channel. */
function startPart(name, env = {}) {
  return fork(join(import.meta.dirname, name), { env: { ...process.env, ...env }, stdio: 'inherit' })
}

export async function startBareServer(secret) {
  const child = startPart('bare-server.mjs', { BENCH_SECRET: secret })
  const [{ url }] = await once(child, 'message')
  return { url, pid: child.pid, close: () => endProcess(child, 'SIGTERM') }
}

/** A process that makes load; `run` resolves to its figures. */
export function startLoadClient() {
  const child = startPart('load-client.mjs')
  return {
    async run(task) {
      child.send(task)
      const [{ result, error }] = await once(child, 'message')
      if (error) throw new Error(`The load client failed: ${error}`)
      return result
    },
    pid: child.pid,
    close: () => endProcess(child, 'SIGTERM'),
  }
}

/**
 * Starts the headless app on the directory with one ready GitHub trigger of that secret and condition, once to make the trigger and once
 * more without its log of facts, as a user's app runs.
 */
export async function startHeadless({ directory, secret, conditions, nodeArguments = [] }) {
  const seedFile = join(directory, 'seed.json')
  const seed = { connectionId: 'github', eventType: null, method: 'signature', secret, conditions }
  writeFileSync(seedFile, JSON.stringify({ triggers: [seed] }))
  const seeding = startApp(directory, { HOOKWRIGHT_PORT: '0', HOOKWRIGHT_LOG: 'json' }, ['--seed', seedFile])
  const { url } = await readFact(seeding, 'trigger.seeded')
  await endProcess(seeding, 'SIGTERM')
  const { port } = new URL(url)
  const app = startApp(directory, { HOOKWRIGHT_PORT: port }, [], nodeArguments)
  await untilAnswers(url, app)
  return { url, pid: app.pid, close: () => endProcess(app, 'SIGTERM') }
}

function startApp(directory, env, args, nodeArguments = []) {
  return spawn(process.execPath, [...nodeArguments, findHeadless(), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOOKWRIGHT_DATA_DIR: directory, HOOKWRIGHT_SECRETS: 'file', HOOKWRIGHT_LOG: '', ...env },
  })
}

async function readFact(child, event) {
  for await (const line of createInterface({ input: child.stdout })) {
    const fact = JSON.parse(line)
    if (fact.event !== event) continue
    child.stdout.resume()
    return fact
  }
  throw new Error('The app ended before it was ready.')
}

/** A GET is refused and recorded, which shows that the receiver is there. */
async function untilAnswers(url, app) {
  const isEnded = () => app.exitCode !== null
  for (;;) {
    const response = await fetch(url).catch(() => null)
    if (response !== null) return
    if (isEnded()) throw new Error('The app ended before it was ready.')
    await new Promise((resume) => setTimeout(resume, 20))
  }
}

async function endProcess(child, signal) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}
