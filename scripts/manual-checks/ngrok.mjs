import { execFile } from 'node:child_process'
import { parseArgs, promisify } from 'node:util'
import { asCommand } from '../run/as-command.mjs'
import { buildAppIfStale } from '../run/build-app.mjs'
import { SetUpError } from '../setup/set-up-error.mjs'
import { createCheckList, expectThat, Skipped } from './check-list.mjs'
import { startHeadlessApp } from './headless-app.mjs'

/** The part of docs/manual-checks/ngrok.md that needs a real ngrok account but no hands. */

const run = promisify(execFile)
const openMs = 60_000
const answerMs = 20_000
const browser = {
  accept: 'text/html,application/xhtml+xml',
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
}

const isEvent = (event) => (fact) => fact.event === event
const isTunnel = (fact) => fact.event === 'tunnel.online' || fact.event === 'tunnel.offline'

const call = (url, options = {}) =>
  fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerMs), ...options })

const ngrokCode = (response) => response.headers.get('ngrok-error-code')

async function start(authtoken, directory = null) {
  const env = { HOOKWRIGHT_TUNNEL: 'ngrok', HOOKWRIGHT_SECRETS: 'memory', NGROK_AUTHTOKEN: authtoken }
  const app = await startHeadlessApp({ env, directory })
  const trigger = await app.next(isEvent('trigger.seeded'), answerMs)
  return { app, trigger }
}

/** Waits until it is online; attempts that fail meanwhile are only mentioned. */
async function waitUntilOnline(app) {
  const codes = []
  const end = Date.now() + openMs
  while (Date.now() < end) {
    const fact = await app.next(isTunnel, end - Date.now()).catch(() => null)
    if (fact?.event === 'tunnel.online') return { url: fact.url, codes }
    if (fact !== null) codes.push(fact.code)
  }
  throw new Error(`not online within ${openMs / 1000} s${codes.length > 0 ? `; it said ${codes.join(', ')}` : ''}`)
}

async function postEvent({ app, hook, key }) {
  const started = performance.now()
  const response = await call(hook, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ check: 'ngrok', at: Date.now() }),
  })
  const text = await response.text()
  const ms = Math.round(performance.now() - started)
  const stored = await app.next(isEvent('delivery.stored'), answerMs)
  return { status: response.status, text, ms, stored }
}

async function checkRequests(list, parts) {
  const { app, hook, secret } = parts
  await list.check('a request with the key is stored', async () => {
    const { status, text, ms, stored } = await postEvent({ app, hook, key: secret })
    const body = JSON.parse(text)
    expectThat(body.delivery === stored.id, `answered ${status} ${text}, stored ${JSON.stringify(stored)}`)
    return `answered ${status} in ${ms} ms, stored as ${stored.outcome}`
  })
  await list.check('a request with a wrong key is refused', async () => {
    const { status } = await postEvent({ app, hook, key: 'wrong' })
    expectThat(status === 401, `answered ${status}`)
  })
  await list.check('a browser gets the warning page of the free plan, or on a paid plan the app', async () => {
    const response = await call(hook, { headers: browser })
    const code = ngrokCode(response)
    expectThat(code === 'ERR_NGROK_6024' || response.status === 405, `answered ${response.status} ${code ?? ''}`)
    return code === null ? 'no warning page' : 'the warning page'
  })
  await list.check('ngrok-skip-browser-warning leads past that page', async () => {
    const response = await call(hook, { headers: { ...browser, 'ngrok-skip-browser-warning': '1' } })
    expectThat(response.status === 405 && ngrokCode(response) === null, `answered ${response.status}`)
  })
}

async function checkSecondCopy(list, { authtoken, url }) {
  await list.check('a second copy on the same account is told that the URL is online elsewhere', async () => {
    const { app } = await start(authtoken)
    try {
      const fact = await app.next(isTunnel, openMs)
      if (fact.event === 'tunnel.online' && fact.url !== url)
        throw new Skipped(`this account gave it another URL, ${fact.url}`)
      expectThat(['ERR_NGROK_334', 'ERR_NGROK_108', 'ERR_NGROK_6030'].includes(fact.code), JSON.stringify(fact))
      return fact.code
    } finally {
      await app.end()
    }
  })
}

/** The process with the SDK is the app's only child. */
async function killChild(pid) {
  if (process.platform === 'win32') throw new Skipped('not on Windows')
  const { stdout } = await run('pgrep', ['-P', String(pid)]).catch(() => ({ stdout: '' }))
  const children = stdout.trim().split(/\s+/).filter(Boolean)
  if (children.length !== 1) throw new Skipped(`pgrep found ${children.length} child processes`)
  process.kill(Number(children[0]), 'SIGKILL')
}

async function checkRecovery(list, { app, url }) {
  await list.check('it comes back at the same URL after its ngrok process was killed', async () => {
    await killChild(app.pid)
    await app.next(isEvent('tunnel.offline'), answerMs)
    const started = Date.now()
    const again = await waitUntilOnline(app)
    expectThat(again.url === url, `came back as ${again.url}`)
    return `after ${Math.round((Date.now() - started) / 1000)} s${again.codes.length > 0 ? `, by way of ${again.codes.join(', ')}` : ''}`
  })
}

async function checkEnd(list, { app, hook }) {
  await list.check('it ends within 8 s', async () => {
    const started = Date.now()
    expectThat((await app.end()) !== null, 'it had to be killed')
    const ms = Date.now() - started
    expectThat(ms < 8000, `it took ${ms} ms`)
    return `${ms} ms`
  })
  await list.check('senders are told afterwards that the endpoint is offline', async () => {
    const response = await call(hook, { method: 'POST', body: '{}' })
    expectThat(ngrokCode(response) === 'ERR_NGROK_3200', `answered ${response.status} ${ngrokCode(response) ?? ''}`)
  })
}

async function checkWrongToken(list, authtoken) {
  const [first = '', second = ''] = authtoken.split('_')
  const wrong = { ERR_NGROK_105: 'nonsense', ERR_NGROK_107: `${first}_${[...second].reverse().join('')}` }
  for (const [code, token] of Object.entries(wrong)) {
    await list.check(`an authtoken that is wrong is named, ${code}`, async () => {
      const { app } = await start(token)
      try {
        const fact = await app.next(isTunnel, openMs)
        expectThat(['ERR_NGROK_105', 'ERR_NGROK_107'].includes(fact.code), JSON.stringify(fact))
        return fact.code
      } finally {
        await app.end()
      }
    })
  }
}

await asCommand(async (args) => {
  const { values } = parseArgs({ args, options: { 'data-dir': { type: 'string' } } })
  const authtoken = process.env.NGROK_AUTHTOKEN
  if (!authtoken) throw new SetUpError('NGROK_AUTHTOKEN must hold the authtoken of an ngrok account.')
  await buildAppIfStale()
  const list = createCheckList()
  const { app, trigger } = await start(authtoken, values['data-dir'] ?? null)
  try {
    let url = null
    const isOnline = await list.check('the tunnel opens', async () => {
      const online = await waitUntilOnline(app)
      url = online.url
      expectThat(url.startsWith('https://'), url)
      return url
    })
    if (!isOnline) return list.finish()
    const parts = { app, url, authtoken, hook: `${url}/hooks/${trigger.token}`, secret: trigger.secret }
    await checkRequests(list, parts)
    await checkSecondCopy(list, parts)
    await checkRecovery(list, parts)
    await checkEnd(list, parts)
    await checkWrongToken(list, authtoken)
  } finally {
    await app.end()
  }
  console.log('What needs hands is in docs/manual-checks/ngrok.md.')
  return list.finish()
})
