import { join } from 'node:path'
import { safeStorage } from 'electron'
import { createChoosingVault } from '../backend/node/choosing-vault'
import { createFileVault } from '../backend/node/file-vault'
import { createMemoryVault } from '../backend/node/memory-vault'
import { createSealedVault } from '../backend/node/sealed-vault'
import type { Vault } from '../backend/ports'

/** On Linux without a keyring Electron falls back to `basic_text`, a fixed password: that protects nothing. */
function hasKeychain(platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false
  return platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text'
}

const keychainVault = (dataDirectory: string): Vault =>
  createSealedVault({
    file: join(dataDirectory, 'secrets.sealed'),
    seal: (text) => safeStorage.encryptString(text),
    unseal: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
  })

/**
 * The vault to use: what `HOOKWRIGHT_SECRETS` says, else the OS keychain, else the user's choice.
 * Throws when the variable asks for something that is not there, rather than keep secrets elsewhere than told.
 */
export function createVault(options: { wanted: string | undefined; dataDirectory: string; platform: NodeJS.Platform }): Vault {
  const plainFile = join(options.dataDirectory, 'secrets.json')
  switch (options.wanted) {
    case undefined:
    case '':
      return hasKeychain(options.platform) ? keychainVault(options.dataDirectory) : createChoosingVault({ file: plainFile })
    case 'keychain':
      if (hasKeychain(options.platform)) return keychainVault(options.dataDirectory)
      throw new Error('HOOKWRIGHT_SECRETS is keychain, but this system has none. Use memory or file, or unset it to be asked.')
    case 'memory':
      return createMemoryVault()
    case 'file':
      return createFileVault({ file: plainFile })
    default:
      throw new Error(`HOOKWRIGHT_SECRETS is "${options.wanted}". It can be keychain, memory or file.`)
  }
}
