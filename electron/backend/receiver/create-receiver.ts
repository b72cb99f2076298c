import { buildServer } from './build-server'
import { listen } from './listen'
import type { Receiver, ReceiverDependencies } from './receiver'
import { defaultReceiverLimits } from './receiver-limits'
import type { ReceiverLimits } from './receiver-limits'

const closeWithinMs = 1_000

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** The HTTP server that takes deliveries. It has no state of its own: triggers, keys and the store are asked through `dependencies`. */
export function createReceiver(
  dependencies: ReceiverDependencies,
  limits: ReceiverLimits = defaultReceiverLimits,
): Receiver {
  const { app, exchanges, refuseAll } = buildServer(dependencies, limits)
  let closed: Promise<void> | null = null

  const close = async (drainMs: number): Promise<void> => {
    refuseAll()
    await exchanges.whenIdle(drainMs)
    await Promise.race([app.close(), wait(closeWithinMs)])
  }

  return {
    listen: (wantedPort) => listen(app, wantedPort, dependencies.log),
    close(drainMs) {
      closed ??= close(drainMs)
      return closed
    },
  }
}
