import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { packagedPaths } from '../../scripts/packaging/packaged-paths.mjs'
import { sandboxFlags } from '../../scripts/run/sandbox-flags.mjs'

interface LogLine {
  event: string
  url?: string
}

interface PackagedApp {
  process: ChildProcess
  log: LogLine[]
  /** Lines of stdout that are not JSON. */
  strangers: string[]
  readErrors: () => string
  /** Resolves with the first log line of this event; rejects when the app ends without it. */
  waitFor: (event: string) => Promise<LogLine>
}

let dataDirectory: string
let app: PackagedApp | undefined

test.beforeEach(async () => {
  const { executable } = packagedPaths()
  expect(existsSync(executable), `No packaged app at ${executable}: run "npm run package" first.`).toBe(true)
  dataDirectory = await mkdtemp(join(tmpdir(), 'hookwright-packaged-'))
  app = startPackagedApp(executable, ['--inspect=0'])
})

test.afterEach(async () => {
  if (app && app.process.exitCode === null && app.process.signalCode === null) {
    app.process.kill('SIGKILL')
    await once(app.process, 'close')
  }
  app = undefined
  if (dataDirectory) await rm(dataDirectory, { recursive: true, force: true })
})

test('the packaged app opens its receiver, refuses an unknown token, opens no inspector and stops cleanly', async () => {
  if (!app) throw new Error('The packaged app was not started.')
  const { url } = await app.waitFor('receiver.ready')
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

  const answer = await fetch(`${url}/hooks/unknown`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ error: 'not_found' })

  const closed = once(app.process, 'close')
  app.process.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
  expect(app.log.at(-1)?.event).toBe('app.stopped')
  expect(app.strangers).toEqual([])
  expect(app.readErrors()).not.toContain('Debugger listening')
})

function startPackagedApp(executable: string, args: string[]): PackagedApp {
  const child = spawn(executable, [...sandboxFlags(), ...args], {
    env: {
      ...process.env,
      HOOKWRIGHT_DATA_DIR: dataDirectory,
      HOOKWRIGHT_PORT: '0',
      HOOKWRIGHT_LOG: 'json',
      HOOKWRIGHT_SECRETS: 'memory',
    },
  })
  const log: LogLine[] = []
  const strangers: string[] = []
  let errors = ''
  child.stderr.on('data', (chunk) => (errors += String(chunk)))
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (text) => {
    const line = parseLogLine(text)
    if (line) log.push(line)
    else strangers.push(text)
  })
  const waitFor = (event: string) =>
    new Promise<LogLine>((resolve, reject) => {
      const look = () => {
        const found = log.find((line) => line.event === event)
        if (found) resolve(found)
      }
      lines.on('line', look)
      child.once('error', reject)
      child.once('close', (code, signal) => {
        reject(new Error(`The app ended (code ${code}, signal ${signal}) before "${event}". Its stderr:\n${errors}`))
      })
      look()
    })
  return { process: child, log, strangers, readErrors: () => errors, waitFor }
}

function parseLogLine(text: string): LogLine | null {
  try {
    const value: unknown = JSON.parse(text)
    return isLogLine(value) ? value : null
  } catch {
    return null
  }
}

function isLogLine(value: unknown): value is LogLine {
  return typeof value === 'object' && value !== null && 'event' in value && typeof value.event === 'string'
}
