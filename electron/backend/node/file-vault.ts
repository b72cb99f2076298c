import type { Vault } from '../ports'
import { createFixedVault } from './fixed-vault'
import { createSecretFile } from './secret-file'
import { plainSealing } from './plain-sealing'

/** A vault in an unencrypted JSON file of mode 0600; only ever by explicit choice. */
export const createFileVault = (options: { file: string }): Vault =>
  createFixedVault('file', createSecretFile(options.file, plainSealing))
