import type { SecretStorage } from '@shared/contracts/settings'
import { CallFailure } from '../call-failure'
import type { Vault } from '../ports'
import { createSerialQueue } from '../serial-queue'
import { createSecretFile } from './secret-file'
import { plainSealing } from './plain-sealing'
import { createSecretMap } from './secret-map'
import type { SecretMap } from './secret-map'

/** Adds the secrets of one place to another, then empties the first; what the second already holds stays. */
async function move(from: SecretMap, to: SecretMap): Promise<void> {
  const secrets = await from.all()
  if (secrets.size > 0) {
    await to.change((all) => {
      for (const [reference, secret] of secrets) all.set(reference, secret)
    })
    await from.change((all) => all.clear())
  }
}

/**
 * The vault where the OS has no keychain: in memory until the user chooses between memory and an unencrypted file.
 * The choice itself is kept in the settings, and made again at each start.
 */
export function createChoosingVault(options: { file: string }): Vault {
  const places = { memory: createSecretMap(), file: createSecretFile(options.file, plainSealing) }
  const inTurn = createSerialQueue()
  let storage: 'memory' | 'file' = 'memory'
  let mustChoose = true
  return {
    get storage(): SecretStorage {
      return storage
    },
    get mustChoose() {
      return mustChoose
    },
    read: (reference) => inTurn(() => places[storage].read(reference)),
    write: (reference, secret) => inTurn(() => places[storage].change((all) => void all.set(reference, secret))),
    remove: (reference) =>
      inTurn(async () => {
        const place = places[storage]
        if ((await place.read(reference)) !== null) await place.change((all) => void all.delete(reference))
      }),
    choose: (wanted) =>
      inTurn(async () => {
        if (wanted === 'keychain') {
          throw new CallFailure(
            'not_allowed',
            'This system has no keychain that Hookwright can use. Choose memory or an unencrypted file.',
          )
        }
        if (wanted !== storage) await move(places[storage], places[wanted])
        storage = wanted
        mustChoose = false
      }),
  }
}
