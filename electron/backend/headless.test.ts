import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { must } from '@shared/domain/assert'
import { z } from 'zod'
import { afterEach, expect, it } from 'vitest'
import { closeTestBackends, headlessUrl, makeTestDirectory } from './testing/open-test-backend'
import { post } from './testing/post'

const factSchema = z.looseObject({ event: z.string() })
const seededSchema = z.object({ token: z.string(), url: z.string(), secret: z.string() })
const processes: ChildProcess[] = []

afterEach(async () => {
  for (const child of processes.splice(0))
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
  await closeTestBackends()
})

async function startHeadless(directory: string, seeds: unknown, environment: Record<string, string> = {}) {
  const seedFile = `${directory}/seeds.json`
  await writeFile(seedFile, JSON.stringify(seeds))
  const child = spawn(process.execPath, [fileURLToPath(headlessUrl), '--seed', seedFile], {
    env: {
      ...process.env,
      ...{ HOOKWRIGHT_DATA_DIR: `${directory}/data`, HOOKWRIGHT_LOG: 'json', HOOKWRIGHT_SECRETS: 'file' },
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  processes.push(child)
  const facts: z.infer<typeof factSchema>[] = []
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => void (errors += chunk.toString('utf8')))
  const reader = createInterface({ input: must(child.stdout, 'stdout is piped') })
  const waiting = new Set<() => void>()
  const ended = once(child, 'close')
  reader.on('line', (line) => {
    facts.push(factSchema.parse(JSON.parse(line)))
    for (const check of waiting) check()
  })
  const seen = (event: string, count = 1): Promise<z.infer<typeof factSchema>[]> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        const found = facts.filter((fact) => fact.event === event)
        if (found.length < count) return
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      void ended.then(() => reject(new Error(`It ended before ${event}: ${errors}`)))
      check()
    })
  return { child, facts, seen, ended, errors: () => errors }
}

const seeds = {
  triggers: [
    { connectionId: 'custom-webhook', eventType: null, method: 'apiKey' },
    { connectionId: 'stripe', eventType: null, method: 'signature', secret: 'whsec_ofTheSeedFile01' },
  ],
}

it('makes ready triggers from the seed file, receives, and says the same at the next start', async () => {
  const directory = await makeTestDirectory()
  const first = await startHeadless(directory, seeds, { HOOKWRIGHT_PORT: '0' })
  const printed = (await first.seen('trigger.seeded', 2)).map((fact) => seededSchema.parse(fact))
  expect(first.facts[0]?.event).toBe('receiver.ready')
  expect(printed[1]?.secret).toBe('whsec_ofTheSeedFile01')
  const { url, secret } = must(printed[0], 'a trigger was seeded')
  expect(await post(url, '{}', { 'X-API-Key': secret })).toMatchObject({ status: 200, json: { status: 'accepted' } })

  first.child.kill('SIGTERM')
  expect(await first.ended).toEqual([0, null])
  expect(first.facts.at(-1)).toMatchObject({ event: 'app.stopped', clean: true })

  const second = await startHeadless(directory, seeds)
  const again = (await second.seen('trigger.seeded', 2)).map((fact) => seededSchema.parse(fact))
  expect(again).toEqual(printed)
  expect(await post(url, '{}', { 'X-API-Key': secret })).toMatchObject({ status: 200 })
})

it('writes no secret but in the line that --seed asked for', async () => {
  const directory = await makeTestDirectory()
  const app = await startHeadless(directory, seeds, { HOOKWRIGHT_PORT: '0' })
  const [printed] = (await app.seen('trigger.seeded', 2)).map((fact) => seededSchema.parse(fact))
  const { url, secret } = must(printed, 'a trigger was seeded')
  await post(`${url}?apikey=${secret}`, `{"echo":"${secret}"}`)
  await post(`${url}?apikey=${secret}x`, '{}')
  await app.seen('delivery.stored', 2)
  app.child.kill('SIGINT')
  await app.ended
  const others = app.facts.filter(({ event }) => event !== 'trigger.seeded')
  expect(JSON.stringify(others) + app.errors()).not.toContain(secret)
})

it('ends with a sentence when the environment makes no sense', async () => {
  const directory = await makeTestDirectory()
  const app = await startHeadless(directory, seeds, { HOOKWRIGHT_SECRETS: 'keychain' })
  expect(await app.ended).toEqual([1, null])
  expect(app.errors()).toContain('HOOKWRIGHT_SECRETS must be memory or file')
})
