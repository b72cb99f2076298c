import type { CryptoPort } from '@shared/domain/crypto-port'
import type { SecretStorage } from '@shared/contracts/settings'

/** Wall clock in epoch ms, and a monotonic one in ms for durations. */
export interface Clock {
  now(): number
  monotonic(): number
}

export interface Random {
  bytes(length: number): Uint8Array
}

/** Keeps secrets by reference. Which kind it is may change while the app runs, when the user chooses. */
export interface Vault {
  readonly storage: SecretStorage
  /** True where no keychain exists and the user has not chosen what to do instead. */
  readonly mustChoose: boolean
  read(reference: string): Promise<string | null>
  write(reference: string, secret: string): Promise<void>
  remove(reference: string): Promise<void>
  /** Moves every secret to the chosen storage. */
  choose(storage: SecretStorage): Promise<void>
}

/** What a desktop offers: native dialogs, the clipboard and the browser. */
export interface Desktop {
  writeClipboard(text: string): Promise<void>
  /** Asks where to save and writes the file (temp file and rename); the path, or `null` when cancelled. */
  saveFile(file: { suggestedName: string; title: string; contents: string }): Promise<string | null>
  /** Asks for a file and reads at most `maxBytes` of it; `tooLarge` when there is more; `null` when cancelled. */
  openFile(request: {
    title: string
    extensions: string[]
    maxBytes: number
  }): Promise<{ path: string; bytes: Uint8Array; tooLarge: boolean } | null>
  openLink(url: string): Promise<void>
}

/** Gives the base of the public URL for a receiver that listens at `localBase`. */
export interface TunnelDriver {
  readonly driver: 'off'
  publicBase(localBase: string): string
}

/** One JSON line per fact for the automation contract, and diagnostics. Never a key, a query value or a body. */
export interface Log {
  fact(event: string, fields: Record<string, string | number | boolean | null>): void
  warn(message: string, fields?: Record<string, string | number | boolean | null>): void
  error(message: string, error: unknown): void
}

export interface Ports {
  clock: Clock
  random: Random
  crypto: CryptoPort
  vault: Vault
  desktop: Desktop
  tunnel: TunnelDriver
  log: Log
}
