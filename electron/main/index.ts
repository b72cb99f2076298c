import { join } from 'node:path'
import { app, nativeTheme } from 'electron'
import type { BrowserWindow } from 'electron'
import type { Fact } from '@shared/ipc/events'
import { createBackend } from '../backend/create-backend'
import type { Backend } from '../backend/create-backend'
import { readEnvironment } from '../backend/environment'
import type { Environment } from '../backend/environment'
import { createJsonLog, createStdoutLines } from '../backend/node/json-log'
import { nodeCrypto } from '../backend/node/node-crypto'
import { systemClock } from '../backend/node/system-clock'
import { systemRandom } from '../backend/node/system-random'
import type { Log } from '../backend/ports'
import { appOrigin, registerAppScheme, serveRenderer } from './app-protocol'
import { createDesktop } from './desktop'
import { hardenEveryPage, hardenSessions } from './hardening'
import { sendMessage } from './ipc/push'
import { routeCalls } from './ipc/router'
import { installMenu } from './menu'
import { closeBeforeQuit } from './quit'
import { createSurroundings } from './surroundings'
import { createTunnelHost } from './tunnel-host'
import { createVault } from './vault'
import { openMainWindow } from './windows/main-window'

const here = import.meta.dirname

function readEnvironmentOrExit(): Environment {
  try {
    return readEnvironment(process.env)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(2)
  }
}

/** The built page over app://, or the development server's while electron-vite runs one. */
function pageUrl(): string {
  const developmentServer = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
  return developmentServer ?? `${appOrigin}/index.html`
}

function openBackend(environment: Environment, log: Log, window: () => BrowserWindow | null): Promise<Backend> {
  const directory = app.getPath('userData')
  return createBackend({
    ports: {
      clock: systemClock,
      random: systemRandom,
      crypto: nodeCrypto,
      vault: createVault({ wanted: environment.secrets, dataDirectory: directory, platform: process.platform }),
      desktop: createDesktop(window),
      processes: createTunnelHost({ ngrokChild: join(here, 'ngrok-child.js') }),
      surroundings: createSurroundings(),
      log,
    },
    directory,
    workerUrls: {
      storage: new URL('./storage-worker.js', import.meta.url),
      analysis: new URL('./analysis-worker.js', import.meta.url),
    },
    port: environment.port,
    tunnel: environment.tunnel,
    authtoken: environment.authtoken,
    version: app.getVersion(),
  })
}

/** Native dialogs, menus and the first paint follow the theme chosen in the app. */
function followTheme(facts: readonly Fact[]): void {
  for (const fact of facts) if (fact.fact === 'settings.changed') nativeTheme.themeSource = fact.settings.theme
}

async function run(environment: Environment): Promise<void> {
  const log = createJsonLog({ facts: environment.logsJson ? createStdoutLines() : null })
  let window: BrowserWindow | null = null
  await app.whenReady()
  hardenSessions()
  serveRenderer(join(here, '../renderer'))

  const windowIds = new Set<number>()
  const url = pageUrl()
  const open = (): void => {
    window = openMainWindow({
      url,
      dataDirectory: app.getPath('userData'),
      preload: join(here, '../preload/index.cjs'),
      log,
    })
    const { id } = window.webContents
    windowIds.add(id)
    window.on('closed', () => {
      windowIds.delete(id)
      window = null
      // Nobody looks at the sample dialog any more.
      void opening.then((backend) => backend.stopListening()).catch(() => undefined)
    })
  }
  installMenu((command) => sendMessage(window, { type: 'command', command }), process.platform)
  open()

  const opening = openBackend(environment, log, () => window)
  routeCalls(opening, { windowIds, origin: url })
  closeBeforeQuit(async () => (await opening).close(), log)
  app.on('second-instance', () => {
    if (window === null) return open()
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  app.on('activate', () => (window === null ? open() : window.focus()))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })

  const backend = await opening
  backend.subscribe((push) => {
    followTheme(push.facts)
    sendMessage(window, { type: 'push', push })
  })
  await backend.start()
}

registerAppScheme()
hardenEveryPage()
const environment = readEnvironmentOrExit()
if (environment.dataDirectory !== null) app.setPath('userData', environment.dataDirectory)
if (app.requestSingleInstanceLock()) {
  run(environment).catch((error: unknown) => {
    process.stderr.write(`Hookwright could not start: ${error instanceof Error ? error.message : String(error)}\n`)
  })
} else {
  process.stderr.write('Hookwright is already running with this data directory; its window comes to the front.\n')
  app.quit()
}
