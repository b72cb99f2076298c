import type { Log, Vault } from '../ports'
import { withVaultErrors } from '../vault-errors'

const references = { authtoken: 'tunnel:authtoken', sshPassphrase: 'tunnel:ssh-passphrase' } as const
export type TunnelSecretName = keyof typeof references

/** The secrets that drivers connect with. In memory as long as the app runs, so that they can be kept out of the log. */
export interface TunnelSecrets {
  /** `null`: there is none. */
  get(name: TunnelSecretName): string | null
  /** Whether the vault holds it; one from the environment does not count. */
  isStored(name: TunnelSecretName): boolean
  set(name: TunnelSecretName, secret: string | null): Promise<void>
  all(): string[]
}

/** Reads them from the vault. The authtoken of the environment serves where the vault has none. */
export async function loadTunnelSecrets(
  { vault, log }: { vault: Vault; log: Log },
  environmentAuthtoken: string | null,
): Promise<TunnelSecrets> {
  const secrets = new Map<TunnelSecretName, string>()
  for (const name of ['authtoken', 'sshPassphrase'] as const) {
    try {
      const secret = await vault.read(references[name])
      if (secret !== null) secrets.set(name, secret)
    } catch (error) {
      log.error('A secret of the tunnel could not be read from the vault.', error)
    }
  }
  const fromEnvironment = (name: TunnelSecretName): string | null =>
    name === 'authtoken' ? environmentAuthtoken : null
  return {
    get: (name) => secrets.get(name) ?? fromEnvironment(name),
    isStored: (name) => secrets.has(name),
    async set(name, secret) {
      if (secret === null) {
        await withVaultErrors(() => vault.remove(references[name]))
        secrets.delete(name)
        return
      }
      await withVaultErrors(() => vault.write(references[name], secret))
      secrets.set(name, secret)
    },
    all: () => [...secrets.values(), ...(environmentAuthtoken === null ? [] : [environmentAuthtoken])],
  }
}
