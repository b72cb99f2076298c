import { app, session } from 'electron'
import type { WebContents } from 'electron'

/** The one permission a page may use: writing sanitised text to the clipboard after a click. */
const allowedPermissions = new Set(['clipboard-sanitized-write'])

function lockContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

/** Denies every permission, device, navigation, new window and webview to every page; call once the app is ready. */
export function hardenSessions(): void {
  const main = session.defaultSession
  main.setPermissionRequestHandler((_contents, permission, callback) => callback(allowedPermissions.has(permission)))
  main.setPermissionCheckHandler((_contents, permission) => allowedPermissions.has(permission))
  main.setDevicePermissionHandler(() => false)
  main.setSpellCheckerEnabled(false)
  main.on('will-download', (event) => event.preventDefault())
}

/** Applies to every page created from now on; call before the first window. */
export function hardenEveryPage(): void {
  app.on('web-contents-created', (_event, contents) => lockContents(contents))
}
