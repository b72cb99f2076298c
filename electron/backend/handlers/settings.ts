import { ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { tellOfBodyLimit, tellOfPort } from '../setting-notices'
import type { HandlersOf } from './handlers'

export function createSettingsHandlers({ settings, status }: BackendParts): HandlersOf<'settings'> {
  return {
    async 'settings.save'(patch) {
      const saved = await settings.change(patch)
      tellOfBodyLimit(saved, status)
      if (patch.port !== undefined) tellOfPort(saved, status)
      return ok(saved)
    },
  }
}
