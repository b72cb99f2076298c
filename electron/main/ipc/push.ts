import type { BrowserWindow } from 'electron'
import type { Message } from '@shared/ipc/bridge'
import { messageChannel } from '@shared/ipc/channels'

/** Sends a message to the page; a page that is gone or loading misses it and reads the snapshot when it starts. */
export function sendMessage(window: BrowserWindow | null, message: Message): void {
  if (window === null || window.isDestroyed() || window.webContents.isCrashed()) return
  window.webContents.send(messageChannel, message)
}
