import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { _electron } from '@playwright/test'
import { sandboxFlags } from '../../scripts/run/sandbox-flags.mjs'

const root = resolve(import.meta.dirname, '../..')

/** Starts the built app with its window; times are ms from just before the process was started. */
export async function startElectronApp(directory) {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('HOOKWRIGHT_') && name !== 'ELECTRON_RUN_AS_NODE',
  )
  const start = performance.now()
  const electron = await _electron.launch({
    executablePath: createRequire(import.meta.url)('electron'),
    args: [...sandboxFlags(), root],
    env: {
      ...Object.fromEntries(inherited),
      HOOKWRIGHT_DATA_DIR: directory,
      HOOKWRIGHT_PORT: '0',
      HOOKWRIGHT_TUNNEL: 'off',
      HOOKWRIGHT_SECRETS: 'memory',
      HOOKWRIGHT_LOG: 'json',
    },
  })
  electron.process().stdout?.resume()
  const page = await electron.firstWindow()
  const firstWindow = performance.now() - start
  const sidebar = page.getByRole('navigation', { name: 'Triggers' })
  await sidebar.getByRole('button', { name: 'New trigger', exact: true }).click({ trial: true })
  const interactive = performance.now() - start
  return { page, pid: electron.process().pid, firstWindow, interactive, close: () => electron.close() }
}

/** Calls the backend as the page does. */
export async function call(page, name, input) {
  const result = await page.evaluate(([route, given]) => globalThis.hookwright.call(route, given), [name, input])
  if (!result.ok) throw new Error(`${name} failed: ${result.error.message}`)
  return result.value
}
