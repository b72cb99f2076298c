/** Secrets by reference, wherever they are kept. Every change is kept when its promise resolves. */
export interface SecretMap {
  read(reference: string): Promise<string | null>
  all(): Promise<ReadonlyMap<string, string>>
  change(edit: (secrets: Map<string, string>) => void): Promise<void>
}

/** Secrets that are forgotten when the process ends. */
export function createSecretMap(): SecretMap {
  const secrets = new Map<string, string>()
  return {
    read: async (reference) => secrets.get(reference) ?? null,
    all: async () => new Map(secrets),
    change: async (edit) => edit(secrets),
  }
}
