import { ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { tellOfSettings } from '../setting-notices'
import type { HandlersOf } from './handlers'

export function createSettingsHandlers({ settings, status }: BackendParts): HandlersOf<'settings'> {
  return {
    async 'settings.save'(patch) {
      const saved = await settings.change(patch)
      tellOfSettings(saved, status)
      return ok(saved)
    },
  }
}
