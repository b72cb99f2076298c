import { app } from 'electron'
import type { Log } from '../backend/ports'

/** After this long the app ends whatever still runs; what was acknowledged is committed by then. */
const maxQuitMs = 8_000

/** Holds every way of quitting until `close` has drained and closed the backend, at most 8 s. */
export function closeBeforeQuit(close: () => Promise<void>, log: Log): void {
  let isClosing = false
  const end = (code: number): void => app.exit(code)
  app.on('before-quit', (event) => {
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    const forced = setTimeout(() => {
      log.warn('Closing took too long and was cut short.', { afterMs: maxQuitMs })
      end(1)
    }, maxQuitMs)
    close()
      .then(() => 0)
      .catch((error: unknown) => {
        log.error('Closing failed.', error)
        return 1
      })
      .then((code) => {
        clearTimeout(forced)
        end(code)
      })
      .catch(() => end(1))
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit())
}
