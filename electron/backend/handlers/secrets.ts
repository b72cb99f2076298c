import { ok } from '@shared/ipc/result'
import type { BackendParts } from '../backend-parts'
import { withVaultErrors } from '../vault-errors'
import type { HandlersOf } from './handlers'

export function createSecretsHandlers({ vault, settings, status }: BackendParts): HandlersOf<'secrets'> {
  return {
    async 'secrets.chooseStorage'({ storage }) {
      await withVaultErrors(() => vault.choose(storage))
      await settings.change({ secretStorage: storage })
      status.tell()
      return ok({})
    },
  }
}
