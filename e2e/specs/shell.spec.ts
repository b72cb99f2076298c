import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { sandboxFlags } from '../../scripts/run/sandbox-flags.mjs'
import { launchApp } from '../fixtures/launch-app'
import { expect, test } from '../fixtures/test'
import { Shell } from '../pages/shell'

const repository = resolve(import.meta.dirname, '../..')

test('the page has no Node, no way out and no second window', async ({ app }) => {
  const { page, electron } = app
  const reach = await page.evaluate(() => ({
    hasNode: ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(window.hookwright).sort(),
    opened: window.open('https://example.test/') === null,
  }))
  expect(reach).toEqual({ hasNode: [], bridge: ['call', 'onEvent'], opened: true })

  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('inline scripts, eval and requests to other hosts are blocked by the policy of the page', async ({ app }) => {
  const blocked = await app.page.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'window.inlineRan = true'
    document.head.append(script)
    const fetched = await fetch('https://example.test/').then(
      () => true,
      () => false,
    )
    return { inlineRan: 'inlineRan' in window, fetched }
  })
  expect(blocked).toEqual({ inlineRan: false, fetched: false })
  const policy = await app.page.evaluate(async () =>
    (await fetch(location.href)).headers.get('content-security-policy'),
  )
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe-eval')
})

test('every permission but writing to the clipboard is denied', async ({ app }) => {
  const states = await app.page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state))
  })
  expect(states).toEqual(['denied', 'denied', 'denied', 'denied'])
})

test('a call with an unknown name or a wrong input is answered with an error and changes nothing', async ({ app }) => {
  const answers = await app.page.evaluate(async () => {
    const call = window.hookwright.call as (
      name: string,
      input: unknown,
    ) => Promise<{ ok: boolean; error?: { code: string } }>
    return Promise.all([
      call('__proto__', {}),
      call('triggers.erase', {}),
      call('triggers.create', { connectionId: 1 }),
      call('triggers.remove', { triggerId: 'trg_none', extra: true }),
    ])
  })
  expect(answers.map((answer) => answer.ok)).toEqual([false, false, false, false])
  expect(answers.slice(2).map((answer) => answer.error?.code)).toEqual(['invalid_input', 'invalid_input'])
})

test('the page cannot navigate away', async ({ app }) => {
  const { page, electron } = app
  const readUrl = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())
  const before = await readUrl()
  await page.evaluate(() => {
    for (const target of ['https://example.test/', 'file:///etc/passwd', 'data:text/html,gone']) location.href = target
  })
  // An answer from the page shows that it is still the page, after the navigation had its turn.
  await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('1'))
  expect(await readUrl()).toBe(before)
})

test('a second start with the same data directory ends by itself and leaves the first alone', async ({ app }) => {
  const executable = createRequire(import.meta.url)('electron') as string
  const second = spawn(executable, [...sandboxFlags(), repository], {
    env: { ...process.env, HOOKWRIGHT_DATA_DIR: app.dataDirectory, HOOKWRIGHT_PORT: '0', HOOKWRIGHT_SECRETS: 'file' },
  })
  let stderr = ''
  second.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  const code = await new Promise((done) => second.on('exit', done))
  expect(code).toBe(0)
  expect(stderr).toContain('already running')
  expect((await fetch(`${app.receiverUrl}/hooks/unknown`, { method: 'POST' })).status).toBe(404)
})

test('the window comes back where it was, in the theme that was chosen', async ({ dataDirectory }) => {
  const first = await launchApp(dataDirectory)
  await first.electron.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 30, width: 1000, height: 700 }),
  )
  await first.page.evaluate(() => window.hookwright.call('settings.save', { theme: 'dark' }))
  await expect(new Shell(first.page).root).toHaveAttribute('data-theme', 'dark')
  await first.quit()

  const second = await launchApp(dataDirectory)
  const size = await second.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize())
  expect(size).toEqual([1000, 700])
  await expect(new Shell(second.page).root).toHaveAttribute('data-theme', 'dark')
  await second.quit()
})
