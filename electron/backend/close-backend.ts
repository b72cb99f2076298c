import type { BackendParts } from './backend-parts'
import type { DeliveryRecorder } from './delivery-recorder'
import type { Receiver } from './receiver/receiver'

const drainMs = 3000

interface ClosingParts extends Pick<BackendParts, 'status' | 'push' | 'analyser' | 'store' | 'tunnel' | 'log'> {
  receiver: Receiver
  recorder: DeliveryRecorder
}

/** Whether the work ended well within the time; what does not end is left behind, as the process ends soon after. */
async function within(ms: number, name: string, work: Promise<unknown>, log: ClosingParts['log']): Promise<boolean> {
  let timer: NodeJS.Timeout | null = null
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms)
  })
  try {
    if ((await Promise.race([work, late])) !== 'late') return true
    log.warn('A part did not close in time.', { part: name })
  } catch (error) {
    log.error(`The ${name} could not be closed.`, error)
  } finally {
    if (timer) clearTimeout(timer)
  }
  return false
}

/** Stops accepting, waits up to 3 s for requests under way, then closes the parts; at most 8 s in all. */
export async function closeBackend(parts: ClosingParts): Promise<void> {
  const { receiver, recorder, status, push, analyser, store, tunnel, log } = parts
  const isDrained = await within(drainMs + 1300, 'receiver', receiver.close(drainMs), log)
  // The requests that came through the tunnel are answered by now.
  const [isTunnelClosed, isAnalyserClosed] = await Promise.all([
    within(500, 'tunnel', tunnel.close(), log),
    within(500, 'analyser', Promise.resolve(analyser.close()), log),
  ])
  recorder.close()
  status.close()
  push.close()
  const isStoreClosed = await within(3000, 'store', store.close(), log)
  log.fact('app.stopped', { clean: isDrained && isTunnelClosed && isAnalyserClosed && isStoreClosed })
  // The log writes its lines at the end of the turn, and the process may end as soon as this resolves.
  await new Promise((resolve) => setImmediate(resolve))
}
