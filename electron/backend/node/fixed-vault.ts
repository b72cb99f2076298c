import type { SecretStorage } from '@shared/contracts/settings'
import { CallFailure } from '../call-failure'
import type { Vault } from '../ports'
import type { SecretMap } from './secret-map'

/** A vault whose storage was settled at start and is not the user's to choose. */
export function createFixedVault(storage: SecretStorage, secrets: SecretMap): Vault {
  return {
    storage,
    mustChoose: false,
    read: (reference) => secrets.read(reference),
    write: (reference, secret) => secrets.change((all) => void all.set(reference, secret)),
    async remove(reference) {
      if ((await secrets.read(reference)) !== null) await secrets.change((all) => void all.delete(reference))
    },
    async choose(wanted) {
      if (wanted === storage) return
      throw new CallFailure(
        'not_allowed',
        `Secrets stay in ${places[storage]}: that was settled when Hookwright started. Change HOOKWRIGHT_SECRETS and start again to keep them elsewhere.`,
      )
    },
  }
}

const places: Record<SecretStorage, string> = {
  keychain: "the system's keychain",
  memory: 'memory only',
  file: 'an unencrypted file',
}
