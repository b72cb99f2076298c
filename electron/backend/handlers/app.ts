import { ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import type { HandlersOf } from './handlers'

export function createAppHandlers({ desktop, push, registry, settings, status }: BackendParts): HandlersOf<'app'> {
  return {
    async 'app.snapshot'() {
      // What waits goes out first, so that the snapshot is the state at exactly this revision.
      push.flush()
      return ok({
        revision: push.revision,
        status: status.current(),
        settings: settings.current(),
        triggers: registry.list().map((entry) => registry.view(entry)),
      })
    },
    async 'app.openLink'({ url }) {
      await desktop.openLink(url)
      return ok({})
    },
  }
}
