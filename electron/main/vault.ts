import { join } from 'node:path'
import { safeStorage } from 'electron'
import { createChoosingVault } from '../backend/node/choosing-vault'
import { createFileVault } from '../backend/node/file-vault'
import { createMemoryVault } from '../backend/node/memory-vault'
import { createSealedVault } from '../backend/node/sealed-vault'
import type { SecretStorage } from '@shared/contracts/settings'
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
 * Throws when the variable asks for a keychain that is not there, rather than keep secrets elsewhere than told.
 */
export function createVault(options: {
  wanted: SecretStorage | null
  dataDirectory: string
  platform: NodeJS.Platform
}): Vault {
  const { wanted, dataDirectory } = options
  const plainFile = join(dataDirectory, 'secrets.json')
  if (wanted === 'memory') return createMemoryVault()
  if (wanted === 'file') return createFileVault({ file: plainFile })
  if (hasKeychain(options.platform)) return keychainVault(dataDirectory)
  if (wanted === null) return createChoosingVault({ file: plainFile })
  throw new Error(
    'HOOKWRIGHT_SECRETS is keychain, but this system has none. Use memory or file, or unset it to be asked.',
  )
}
