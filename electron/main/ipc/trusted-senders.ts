import type { IpcMainInvokeEvent } from 'electron'

/** Whether a call comes from the main frame of one of our windows, showing our own page. */
export function isTrustedSender(
  event: IpcMainInvokeEvent,
  trusted: { windowIds: ReadonlySet<number>; origin: string },
): boolean {
  const frame = event.senderFrame
  if (frame === null || frame.parent !== null) return false
  if (!trusted.windowIds.has(event.sender.id)) return false
  return isOwnOrigin(frame.url, trusted.origin)
}

/** Custom schemes have the opaque origin `null` in Node's URL, so scheme and host are compared. */
export function isOwnOrigin(url: string, origin: string): boolean {
  try {
    const given = new URL(url)
    const own = new URL(origin)
    return given.protocol === own.protocol && given.host === own.host
  } catch {
    return false
  }
}
