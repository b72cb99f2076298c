import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from '@playwright/test'
import { packagedPaths } from '../../scripts/packaging/packaged-paths.mjs'
import { sandboxFlags } from '../../scripts/run/sandbox-flags.mjs'
import { callApp } from '../fixtures/call-app'
import { createDataDirectory, launchApp, removeDataDirectory } from '../fixtures/launch-app'
import { makeReadyTrigger } from '../fixtures/make-trigger'
import { startNgrok } from '../servers/ngrok'
import type { Ngrok } from '../servers/ngrok'

const headlessScript = resolve(import.meta.dirname, '../../out/main/headless.js')

interface LogLine {
  event: string
  url?: string
  token?: string
  secret?: string
  id?: string
  code?: string
}

interface LoggedProcess {
  process: ChildProcess
  log: LogLine[]
  /** Lines of stdout that are not JSON. */
  strangers: string[]
  readErrors: () => string
  /** Resolves with the first log line of this event; rejects when the app ends without it. */
  waitFor: (event: string) => Promise<LogLine>
}

let dataDirectory: string
const started: LoggedProcess[] = []

test.beforeEach(async () => {
  const { executable } = packagedPaths()
  expect(existsSync(executable), `No packaged app at ${executable}: run "npm run package" first.`).toBe(true)
  dataDirectory = await createDataDirectory()
})

test.afterEach(async () => {
  for (const { process: child } of started.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'close')
  }
  await removeDataDirectory(dataDirectory)
})

test('the packaged app opens its receiver, refuses an unknown token, opens no inspector and stops cleanly', async () => {
  const app = startPackagedApp(['--inspect=0'])
  const { url } = await app.waitFor('receiver.ready')
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)

  const answer = await fetch(`${url}/hooks/unknown`, { method: 'POST', body: '{}' })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toEqual({ error: 'not_found' })

  await stop(app)
  expect(app.log[0]?.event).toBe('receiver.ready')
  expect(app.strangers).toEqual([])
  expect(app.readErrors()).not.toContain('Debugger listening')
})

test('the packaged app accepts a delivery for a trigger of its data directory and stores it', async () => {
  const seedFile = join(dataDirectory, 'seed.json')
  await writeFile(seedFile, '{"triggers":[{"connectionId":"custom-webhook","eventType":null,"method":"apiKey"}]}')
  const seeding = start(process.execPath, [headlessScript, '--seed', seedFile])
  const { token, secret } = await seeding.waitFor('trigger.seeded')
  await stop(seeding)

  const app = startPackagedApp([])
  const { url } = await app.waitFor('receiver.ready')
  const post = (key: string) =>
    fetch(`${url}/hooks/${token}`, { method: 'POST', headers: { 'X-API-Key': key }, body: '{"packaged":true}' })
  expect((await post('wrong')).status).toBe(401)
  const answer = await post(secret ?? '')
  expect(answer.status).toBe(200)
  const { delivery } = (await answer.json()) as { delivery: string }
  await stop(app)
  expect(app.log.filter(({ event }) => event === 'delivery.stored').map(({ id }) => id)).toContain(delivery)
})

/** Makes the data directory one whose tunnel is ngrok's stand-in, and gives the token and key of its trigger. */
async function prepareTunnel(ngrok: Ngrok): Promise<{ token: string; secret: string }> {
  const certificateFile = join(dataDirectory, 'authority.pem')
  await writeFile(certificateFile, ngrok.authority)
  const app = await launchApp(dataDirectory, { HOOKWRIGHT_TUNNEL: '' })
  const serverAddress = `localhost:${ngrok.relay.port}`
  await callApp(app.page, 'tunnel.configure', {
    driver: 'ngrok',
    ngrok: { trust: 'file', certificateFile, serverAddress },
  })
  await callApp(app.page, 'tunnel.setAuthtoken', { text: '2testTESTtestTESTtestTEST_notAnAuthtokenAtAll' })
  const { trigger, secret } = await makeReadyTrigger(app.page, app.receiverUrl, { name: 'Packaged', method: 'apiKey' })
  await callApp(app.page, 'tunnel.connect', {})
  await app.quit()
  return { token: trigger.token, secret }
}

test('the packaged app reaches ngrok with the binary beside its archive, and a request through the tunnel is stored', async () => {
  const ngrok = await startNgrok()
  try {
    const { token, secret } = await prepareTunnel(ngrok)
    const app = startPackagedApp([])
    expect((await app.waitFor('tunnel.online')).url).toBe(ngrok.url)
    const answer = await fetch(`${ngrok.url}/hooks/${token}`, {
      method: 'POST',
      headers: { 'X-API-Key': secret },
      body: '{"through":"ngrok"}',
    })
    expect(answer.status).toBe(200)
    const { delivery } = (await answer.json()) as { delivery: string }
    await stop(app)
    expect(app.log.filter(({ event }) => event === 'delivery.stored').map(({ id }) => id)).toContain(delivery)
  } finally {
    await ngrok.close()
  }
})

test('the packaged app without the ngrok binary says so and goes on as a local receiver', async () => {
  const folder = join(packagedPaths().resources, 'app.asar.unpacked', 'node_modules', '@ngrok')
  const aside = `${folder}-aside`
  await rename(folder, aside)
  try {
    const app = startPackagedApp([], { HOOKWRIGHT_TUNNEL: 'ngrok', NGROK_AUTHTOKEN: 'any' })
    const { url } = await app.waitFor('receiver.ready')
    expect((await app.waitFor('tunnel.offline')).code).toBe('sdk_unavailable')
    expect((await fetch(`${url}/hooks/unknown`, { method: 'POST', body: '{}' })).status).toBe(404)
    await stop(app)
  } finally {
    await rename(aside, folder)
  }
})

async function stop(app: LoggedProcess): Promise<void> {
  const closed = once(app.process, 'close')
  app.process.kill('SIGTERM')
  expect(await closed).toEqual([0, null])
  expect(app.log.at(-1)?.event).toBe('app.stopped')
}

const startPackagedApp = (args: string[], variables: Record<string, string> = {}): LoggedProcess =>
  start(packagedPaths().executable, [...sandboxFlags(), ...args], variables)

function start(command: string, args: string[], variables: Record<string, string> = {}): LoggedProcess {
  const child = spawn(command, args, {
    env: {
      ...process.env,
      HOOKWRIGHT_DATA_DIR: dataDirectory,
      HOOKWRIGHT_PORT: '0',
      HOOKWRIGHT_LOG: 'json',
      HOOKWRIGHT_SECRETS: 'file',
      ...variables,
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
    new Promise<LogLine>((done, reject) => {
      const look = () => {
        const found = log.find((line) => line.event === event)
        if (found) done(found)
      }
      lines.on('line', look)
      child.once('error', reject)
      child.once('close', (code, signal) => {
        reject(new Error(`The app ended (code ${code}, signal ${signal}) before "${event}". Its stderr:\n${errors}`))
      })
      look()
    })
  const app = { process: child, log, strangers, readErrors: () => errors, waitFor }
  started.push(app)
  return app
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
