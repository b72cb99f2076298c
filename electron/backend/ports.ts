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
  /** Asks for a file without reading it; its path, or `null` when cancelled. */
  chooseFile(request: { title: string }): Promise<string | null>
  openLink(url: string): Promise<void>
}

/** A child process that talks in messages. It may be killed at any time, and its end is told once. */
export interface ChildLink {
  post(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  /** `code` is `null` when a signal ended it. */
  onExit(listener: (code: number | null) => void): void
  /** Ends it at once, whatever it does. */
  kill(): void
}

/** Starts the processes that the backend keeps apart from its own. */
export interface Processes {
  /** The child that holds the ngrok SDK. */
  startNgrok(): ChildLink
}

/** What happens to the computer around the app: it goes to sleep, wakes up, or gets another network. */
export interface Surroundings {
  /** Returns the function that unsubscribes. */
  subscribe(listener: (change: 'sleep' | 'wake' | 'network') => void): () => void
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
  processes: Processes
  surroundings: Surroundings
  log: Log
}
