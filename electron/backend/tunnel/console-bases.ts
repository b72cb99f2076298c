import type { LiveStatus } from '../app-status'
import type { Log } from '../ports'
import type { Store } from '../storage/store'
import type { TriggerRegistry } from '../triggers/trigger-registry'
import type { TriggerWriter } from '../triggers/trigger-writer'
import type { Tunnel } from './tunnel'
import { baseChanged } from './tunnel-notices'

/** Which public base each sender's console holds, as far as can be known. */
export interface ConsoleBases {
  /** The trigger's URL in force was copied for the first time, a delivery came by it, or the user says that it is there. */
  note(triggerId: string): void
  /** Shows which consoles hold another base than the one in force, or takes that away. */
  tell(): void
}

interface ConsoleParts {
  tunnel: Tunnel
  registry: TriggerRegistry
  writer: TriggerWriter
  store: Store
  status: LiveStatus
  log: Log
}

export function createConsoleBases({ tunnel, registry, writer, store, status, log }: ConsoleParts): ConsoleBases {
  const tell = (): void => {
    const base = tunnel.base()
    const old = registry.list().filter(({ facts }) => facts.consoleBase !== null && facts.consoleBase !== base)
    if (base === null || old.length === 0) status.hide('tunnel.base-changed')
    else
      status.show(
        baseChanged(
          base,
          old.map(({ trigger }) => trigger),
        ),
      )
  }
  return {
    tell,
    note(triggerId) {
      const base = tunnel.base()
      const entry = registry.get(triggerId)
      if (base === null || !entry || entry.facts.consoleBase === base) return
      registry.changeFacts(triggerId, (facts) => ({ ...facts, consoleBase: base }))
      writer.tell(triggerId)
      tell()
      store
        .saveConsoleBase({ triggerId, base })
        .catch((error: unknown) => log.error('Which URL a console holds could not be stored.', error))
    },
  }
}
