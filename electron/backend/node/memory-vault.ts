import type { Vault } from '../ports'
import { createFixedVault } from './fixed-vault'
import { createSecretMap } from './secret-map'

/** A vault that forgets everything at quit. */
export const createMemoryVault = (): Vault => createFixedVault('memory', createSecretMap())
