import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('../../../../node_modules/.cache/hookwright/headless.js', import.meta.url))
const seed = { triggers: [{ connectionId: 'custom-webhook', eventType: null, method: 'apiKey' }] }

export interface HeadlessApp {
  child: ChildProcess
  port: number
  /** Where to post to, and the API key that opens it. */
  url: string
  secret: string
  /** Sends the signal and waits until the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>
}

/** Starts the app without a window in a process of its own and waits until it receives for its one seeded trigger. */
export async function startHeadlessApp(options: {
  directory: string
  port: number
  environment?: Record<string, string>
}): Promise<HeadlessApp> {
  const seedFile = join(options.directory, 'seed.json')
  writeFileSync(seedFile, JSON.stringify(seed))
  const child = spawn(process.execPath, [script, '--seed', seedFile], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      HOOKWRIGHT_DATA_DIR: options.directory,
      HOOKWRIGHT_PORT: String(options.port),
      HOOKWRIGHT_SECRETS: 'file',
      HOOKWRIGHT_LOG: 'json',
      ...options.environment,
    },
  })
  const ended = once(child, 'exit')
  const { url, secret } = await readSeeded(child)
  child.stdout?.resume()
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { child, port: Number(new URL(url).port), url, secret, end }
}

async function readSeeded(child: ChildProcess): Promise<{ url: string; secret: string }> {
  if (child.stdout === null) throw new Error('The app has no output.')
  for await (const line of createInterface({ input: child.stdout })) {
    const fact: { event?: string; url?: string; secret?: string } = JSON.parse(line)
    if (fact.event === 'trigger.seeded' && fact.url && fact.secret) return { url: fact.url, secret: fact.secret }
  }
  throw new Error('The app ended before it was ready.')
}
