import { setTimeout as pause } from 'node:timers/promises'
import { toChildSchema } from './child-messages'
import type { OpenRequest } from './child-messages'
import { describeError, openSession } from './open-session'
import type { ChildSession } from './open-session'
import type { ParentLink } from './parent-link'
import type { NgrokSdk } from './sdk'

/** The app kills the child a second after it asked for the end. */
const closeMs = 700

/** The child's side: holds one tunnel, and ends with it, when told so, or when the app is gone. */
export function runNgrokChild(parts: { parent: ParentLink; loadSdk(): Promise<NgrokSdk>; exit(): void }): void {
  const { parent, loadSdk, exit } = parts
  let session: ChildSession | null = null

  async function open(request: OpenRequest): Promise<void> {
    let sdk: NgrokSdk
    try {
      sdk = await loadSdk()
    } catch (error) {
      parent.post({ type: 'unavailable', message: describeError(error).message })
      return
    }
    try {
      session = await openSession(sdk, request, parent.post)
    } catch (error) {
      parent.post({ type: 'failed', ...describeError(error) })
    }
  }

  function close(): void {
    const closing = session?.close().catch(() => undefined)
    void Promise.race([closing, pause(closeMs)]).then(exit)
  }

  parent.onGone(exit)
  parent.onMessage((message) => {
    const { data: request } = toChildSchema.safeParse(message)
    if (request?.type === 'open') void open(request)
    if (request?.type === 'close') close()
  })
}
