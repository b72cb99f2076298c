import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { call, startElectronApp } from './parts/electron-app.mjs'
import { makeGithubEvent } from './parts/github-event.mjs'
import { readMemory } from './parts/memory.mjs'
import { startLoadClient } from './parts/processes.mjs'
import { median } from './parts/report.mjs'

const starts = 5
const shownRows = 40
const deliveries = 10_000
/** What is allocated for a moment is gone by then. */
const settleMs = 5000

/** The real app: how soon it is there, how soon a delivery is on the screen, and what memory it takes. */
export async function runApp(report) {
  const directory = mkdtempSync(join(tmpdir(), 'hookwright-bench-'))
  try {
    const metric = (name, value, unit) => value !== null && report.row('app', { metric: name, value, unit }, 0)
    const times = await measureStarts(directory, report)
    metric('first window', median(times.map((time) => time.firstWindow)), 'ms')
    metric('interactive', median(times.map((time) => time.interactive)), 'ms')
    await measureUse(directory, report, metric)
    report.table('App: real Electron, 7 KB events; times from the start of the process and from the 2xx')
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function measureStarts(directory, report) {
  const times = []
  for (let start = 1; start <= starts; start += 1) {
    report.note(`app: start ${start} of ${starts}`)
    const app = await startElectronApp(directory)
    times.push(app)
    await app.close()
  }
  return times
}

async function measureUse(directory, report, metric) {
  const app = await startElectronApp(directory)
  const client = startLoadClient()
  try {
    await settle()
    metric('memory idle', readMemory(app.pid), 'MiB')
    const event = await makeReadyTrigger(app.page)
    report.note(`app: ${shownRows} deliveries one by one, then ${deliveries} at once`)
    const delays = await measureRows(app.page, event)
    metric('2xx to row on screen, median', median(delays), 'ms')
    metric('2xx to row on screen, longest', Math.max(...delays), 'ms')
    const result = await client.run({ ...event, connections: 50, requests: deliveries })
    if (result.refused > 0) throw new Error(`${result.refused} requests were not accepted: ${result.firstRefusal}`)
    await settle()
    metric(`memory after ${deliveries} deliveries`, readMemory(app.pid), 'MiB')
    metric('deliveries with the window open', result.perSecond, '/s')
  } finally {
    await Promise.all([client.close(), app.close()])
  }
}

/** Makes a GitHub trigger ready as the wizard does, with the sender's test event as its sample, and opens its page: where to post, and what. */
async function makeReadyTrigger(page) {
  const { id: triggerId, token } = await call(page, 'triggers.create', { connectionId: 'github', eventType: null })
  const { secret } = await call(page, 'keys.reveal', { triggerId })
  await call(page, 'triggers.listen', { triggerId, listening: true })
  await call(page, 'sender.sendTest', { triggerId })
  await call(page, 'schemas.apply', { triggerId })
  await call(page, 'triggers.listen', { triggerId, listening: false })
  const { name } = await call(page, 'triggers.transition', { triggerId, to: 'complete' })
  await page.getByRole('navigation', { name: 'Triggers' }).getByRole('button', { name }).first().click()
  await page.getByRole('listbox', { name: 'Deliveries' }).waitFor()
  const { status } = await call(page, 'app.snapshot', {})
  return { url: `${status.receiver.url}/hooks/${token}`, ...makeGithubEvent(secret) }
}

/** For each delivery, the ms from its 2xx until the frame that shows its row; a name of its own tells the row. */
async function measureRows(page, { url, body, headers }) {
  const delays = []
  for (let index = 0; index < shownRows; index += 1) {
    const title = `bench_${index}`
    const shown = page.evaluate(whenShown, title)
    const identity = { 'X-GitHub-Event': title, 'X-GitHub-Delivery': randomUUID() }
    const response = await fetch(url, { method: 'POST', body, headers: { ...headers, ...identity } })
    const answeredAt = performance.timeOrigin + performance.now()
    if (response.status !== 200) throw new Error(`Answered ${response.status}: ${await response.text()}`)
    delays.push(Math.max(0, (await shown) - answeredAt))
  }
  return delays
}

/** Runs in the page: the epoch ms of the frame after the row of that title came into the list. */
function whenShown(title) {
  const { document, MutationObserver, requestAnimationFrame, performance } = globalThis
  return new Promise((resolve) => {
    const look = () => {
      const rows = [...document.querySelectorAll('[role=option]')]
      if (!rows.some((row) => row.textContent.includes(title))) return
      observer.disconnect()
      requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())))
    }
    const observer = new MutationObserver(look)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

const settle = () => new Promise((resume) => setTimeout(resume, settleMs))
