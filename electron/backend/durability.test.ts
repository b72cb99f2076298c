import { randomBytes, randomInt } from 'node:crypto'
import { Agent, request } from 'node:http'
import { describe, expect, it } from 'vitest'
import { startHeadlessApp } from './storage/testing/headless-app'
import type { HeadlessApp } from './storage/testing/headless-app'
import { inspectStore } from './storage/testing/inspect-store'
import { makeTestDirectory } from './storage/testing/open-test-store'

const connections = 16
const kills = 20

/** Bodies by the id of the delivery that a 2xx answer named. */
type Journal = Map<string, string>

/** Posts one body; the delivery id of a 2xx answer, `null` for any other end. */
function post(app: HeadlessApp, agent: Agent, body: string): Promise<string | null> {
  return new Promise((resolve) => {
    const headers = { 'Content-Type': 'application/json', 'X-API-Key': app.secret }
    const sent = request(app.url, { method: 'POST', agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('error', () => resolve(null))
      response.on('end', () => {
        const isAcknowledged =
          response.complete && (response.statusCode ?? 0) >= 200 && (response.statusCode ?? 0) < 300
        resolve(isAcknowledged ? (JSON.parse(text) as { delivery: string }).delivery : null)
      })
    })
    sent.on('error', () => resolve(null))
    sent.end(body)
  })
}

/** Posts on all connections until the app does not answer any more, and journals every 2xx. */
async function postUntilKilled(app: HeadlessApp, journal: Journal): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const sender = async (): Promise<void> => {
    for (;;) {
      const body = JSON.stringify({ text: randomBytes(randomInt(100, 3000)).toString('base64') })
      const id = await post(app, agent, body)
      if (id === null) return
      journal.set(id, body)
    }
  }
  await Promise.all(Array.from({ length: connections }, sender))
  agent.destroy()
}

/** Starts the app on the directory, kills it at a random moment under load, and gives what it had acknowledged. */
async function runRound(options: Parameters<typeof startHeadlessApp>[0]): Promise<{ journal: Journal; port: number }> {
  const app = await startHeadlessApp(options)
  const journal: Journal = new Map()
  const posting = postUntilKilled(app, journal)
  await new Promise((resolve) => setTimeout(resolve, randomInt(50, 500)))
  await app.end('SIGKILL')
  await posting
  return { journal, port: app.port }
}

describe('a receiver that is killed under load', () => {
  it(
    'has every delivery it acknowledged after each of 20 kills, byte for byte, in a sound file',
    { timeout: 120_000 },
    async () => {
      const directory = makeTestDirectory()
      const all: Journal = new Map()
      let port = 0
      for (let kill = 1; kill <= kills; kill += 1) {
        const round = await runRound({ directory, port })
        expect(round.journal.size).toBeGreaterThan(0)
        if (port !== 0) expect(round.port).toBe(port)
        port = round.port
        for (const [id, body] of round.journal) all.set(id, body)
        expect(inspectStore(directory, all)).toEqual({ lost: [], check: 'ok' })
      }
      const app = await startHeadlessApp({ directory, port })
      await app.end('SIGTERM')
      expect(inspectStore(directory, all)).toEqual({ lost: [], check: 'ok' })
    },
  )

  it(
    'is seen to lose deliveries when it answers before the commit, so that the test above can fail',
    { timeout: 120_000 },
    async () => {
      const directory = makeTestDirectory()
      const environment = { HOOKWRIGHT_UNSAFE_EARLY_ACK: '1' }
      let lost = 0
      for (let kill = 1; kill <= kills && lost === 0; kill += 1) {
        const { journal } = await runRound({ directory, port: 0, environment })
        lost = inspectStore(directory, journal).lost.length
      }
      expect(lost).toBeGreaterThan(0)
    },
  )
})
