import { join } from 'node:path'
import { app, clipboard, dialog, shell } from 'electron'
import type { BrowserWindow } from 'electron'
import { readUpTo } from '../backend/node/read-up-to'
import { writeWholeFile } from '../backend/node/write-whole-file'
import type { Desktop } from '../backend/ports'

/** The Desktop port on Electron: native dialogs over the current window, the system clipboard and browser. */
export function createDesktop(currentWindow: () => BrowserWindow | null): Desktop {
  return {
    async writeClipboard(text) {
      clipboard.writeText(text)
    },
    async saveFile({ suggestedName, title, contents }) {
      const options = { title, defaultPath: join(app.getPath('documents'), suggestedName) }
      const window = currentWindow()
      const chosen = await (window ? dialog.showSaveDialog(window, options) : dialog.showSaveDialog(options))
      if (chosen.canceled || !chosen.filePath) return null
      await writeWholeFile(chosen.filePath, contents)
      return chosen.filePath
    },
    async openFile({ title, extensions, maxBytes }) {
      const options = { title, filters: [{ name: 'Bundle', extensions }], properties: ['openFile' as const] }
      const window = currentWindow()
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      const path = chosen.filePaths[0]
      if (chosen.canceled || path === undefined) return null
      return { path, ...(await readUpTo(path, maxBytes)) }
    },
    async chooseFile({ title }) {
      const options = { title, properties: ['openFile' as const, 'showHiddenFiles' as const] }
      const window = currentWindow()
      const chosen = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    async openLink(url) {
      if (new URL(url).protocol !== 'https:') throw new Error('Only https links are opened.')
      await shell.openExternal(url)
    },
  }
}
