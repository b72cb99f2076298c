import type { Fact, Push } from '@shared/ipc/events'
import { bridge } from '../bridge'
import { call } from '../call'
import { tellFact, tellReread } from '../facts'
import { report } from '../report'
import { applyToSettings, useSettings } from './settings-store'
import { applyToStatus, useStatus } from './status-store'
import { applyToTriggers, useTriggers } from './trigger-store'

function applyFact(fact: Fact): void {
  useTriggers.setState(({ triggers }) => ({ triggers: applyToTriggers(triggers, fact) }))
  useStatus.setState(({ status }) => ({ status: applyToStatus(status, fact) }))
  useSettings.setState(({ settings }) => ({ settings: applyToSettings(settings, fact) }))
  tellFact(fact)
}

/**
 * Reads the snapshot and keeps the mirror up to date. Pushes that arrive while the snapshot is read wait for it; a gap in
 * the revisions makes it read again. `retry` is for the user after a failure.
 */
export function connectBackend(): { retry: () => void; disconnect: () => void } {
  let revision: number | null = null
  let waiting: Push[] = []
  let reads = 0

  const take = (push: Push): void => {
    if (revision === null) {
      waiting.push(push)
    } else if (push.revision === revision + 1) {
      revision = push.revision
      push.facts.forEach(applyFact)
    } else if (push.revision > revision) {
      waiting.push(push)
      report(read())
    }
  }

  const read = async (): Promise<void> => {
    const isFirst = reads === 0
    const ownRead = ++reads
    revision = null
    const result = await call('app.snapshot', {})
    if (ownRead !== reads) return
    if (!result.ok) {
      reads = 0
      useStatus.setState({ link: { phase: 'failed', message: result.error.message } })
      return
    }
    const snapshot = result.value
    revision = snapshot.revision
    useTriggers.setState({ triggers: snapshot.triggers })
    useSettings.setState({ settings: snapshot.settings })
    useStatus.setState({ link: { phase: 'ready' }, status: snapshot.status })
    const missed = waiting
    waiting = []
    if (!isFirst) tellReread()
    missed.forEach(take)
  }

  const stop = bridge.onEvent((message) => message.type === 'push' && take(message.push))
  report(read())
  return {
    retry: () => {
      useStatus.setState({ link: { phase: 'loading' } })
      report(read())
    },
    disconnect: () => {
      reads += 1
      stop()
    },
  }
}
