import type { Vault } from '../ports'
import { createFixedVault } from './fixed-vault'
import { createSecretFile } from './secret-file'
import type { Sealing } from './secret-file'

/** A vault in a file whose contents only the OS keychain can open: `seal` and `unseal` come from it and may throw. */
export const createSealedVault = (options: Sealing & { file: string }): Vault =>
  createFixedVault('keychain', createSecretFile(options.file, options))
