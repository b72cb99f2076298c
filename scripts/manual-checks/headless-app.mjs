import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { inProject } from '../run/project-root.mjs'

const seed = { triggers: [{ connectionId: 'custom-webhook', eventType: null, method: 'apiKey' }] }

/**
 * Starts the built app without a window, with one trigger, in a folder of its own or in `directory`; `env` is added to its
 * environment. Gives `{ pid, next, end }`: `next(isWanted, ms)` resolves with the first fact from now on that is wanted,
 * and rejects when there is none in time.
 */
export async function startHeadlessApp({ env, directory = null }) {
  const folder = directory ?? (await mkdtemp(path.join(tmpdir(), 'hookwright-check-')))
  const seedFile = path.join(folder, 'seed.json')
  await writeFile(seedFile, JSON.stringify(seed))
  const child = spawn(process.execPath, [inProject('out', 'main', 'headless.js'), '--seed', seedFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, HOOKWRIGHT_DATA_DIR: folder, HOOKWRIGHT_PORT: '0', HOOKWRIGHT_LOG: 'json', ...env },
  })
  const facts = readFacts(child.stdout)
  const exited = once(child, 'exit')
  let ending = null
  const end = async () => {
    const stopped = facts.next((fact) => fact.event === 'app.stopped', 10_000).catch(() => null)
    child.kill('SIGTERM')
    const fact = await stopped
    if (fact === null) child.kill('SIGKILL')
    await exited
    if (directory === null) await rm(folder, { recursive: true, force: true })
    return fact
  }
  return { pid: child.pid, next: facts.next, end: () => (ending ??= end()) }
}

/** Lets callers wait for facts; those that came before anybody waited are kept for the first who does. */
function readFacts(stream) {
  const unread = []
  const waiting = new Set()
  createInterface({ input: stream }).on('line', (line) => {
    const fact = JSON.parse(line)
    const waiter = [...waiting].find(({ isWanted }) => isWanted(fact))
    if (waiter) waiter.resolve(fact)
    else unread.push(fact)
  })
  function next(isWanted, ms) {
    const at = unread.findIndex(isWanted)
    if (at >= 0) return Promise.resolve(unread.splice(0, at + 1).at(-1))
    return new Promise((resolve, reject) => {
      const settle = (act) => (value) => {
        clearTimeout(timer)
        waiting.delete(waiter)
        act(value)
      }
      const waiter = { isWanted, resolve: settle(resolve) }
      const timer = setTimeout(() => settle(reject)(new Error(`nothing of it within ${ms / 1000} s`)), ms)
      waiting.add(waiter)
    })
  }
  return { next }
}
