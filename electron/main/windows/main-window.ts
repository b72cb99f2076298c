import { join } from 'node:path'
import { BrowserWindow, nativeTheme } from 'electron'
import type { Log } from '../../backend/ports'
import { minimumSize, readWindowState, rememberWindowState } from './window-state'

/** Painted before the page is, so that a dark desktop sees no white flash; the same values as --bg of the tokens. */
const backgrounds = { light: '#f6f7f9', dark: '#101216' }

/** More crashes than this within a minute and the page is left alone, so that a broken page does not spin. */
const maxReloadsPerMinute = 3

function reloadAfterCrash(window: BrowserWindow, log: Log): void {
  let crashes: number[] = []
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    const now = Date.now()
    crashes = [...crashes.filter((at) => now - at < 60_000), now]
    log.warn('The window crashed and is loaded again.', { reason: details.reason, crashes: crashes.length })
    if (crashes.length > maxReloadsPerMinute) return
    // Not within the event: the frame that is gone is still being taken down then, and a load could go down with it.
    setImmediate(() => {
      if (!window.isDestroyed()) window.webContents.reload()
    })
  })
}

/** Opens the app's one window at its remembered place and loads `url`. */
export function openMainWindow(options: {
  url: string
  dataDirectory: string
  preload: string
  log: Log
}): BrowserWindow {
  const stateFile = join(options.dataDirectory, 'window-state.json')
  const state = readWindowState(stateFile)
  nativeTheme.themeSource = state.theme
  const window = new BrowserWindow({
    ...state.bounds,
    minWidth: minimumSize.width,
    minHeight: minimumSize.height,
    title: 'Hookwright',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light,
    webPreferences: {
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (state.isMaximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberWindowState(window, stateFile, (error) => options.log.error('The window place could not be saved.', error))
  reloadAfterCrash(window, options.log)
  void window
    .loadURL(options.url)
    .catch((error: unknown) => options.log.error('The window could not be loaded.', error))
  return window
}
