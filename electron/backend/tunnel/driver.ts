import type { TunnelProblem } from '@shared/contracts/tunnel'

/** Where the receiver listens. */
export interface LocalEnd {
  /** Such as `http://127.0.0.1:41234`. */
  url: string
  port: number
}

/** What an open tunnel tells. */
export interface DriverEvents {
  /** Once, when the tunnel ends without having been closed. */
  lost(problem: TunnelProblem): void
  /** What is worth a line in the log of the Tunnel page: a sentence in plain words, never a secret. */
  tell(text: string): void
}

export interface OpenTunnel {
  /** Base of the public URLs, without a trailing slash. */
  readonly base: string
  /** Ends it at once for senders; resolves when nothing of it is left, after 2 s at most. A second call is the first. */
  close(): Promise<void>
}

export type Opened = { tunnel: OpenTunnel; problem: null } | { tunnel: null; problem: TunnelProblem }

/**
 * One way to make the receiver reachable. Drivers know nothing of retries, probes or the screen; every call is bounded by
 * their own timeouts, so that one that hangs never holds up a later one.
 */
export interface TunnelDriver {
  /** Opens a tunnel to the receiver. Never rejects: what can go wrong is a problem. Aborting gives up at once, with the problem `aborted`. */
  open(local: LocalEnd, events: DriverEvents, signal: AbortSignal): Promise<Opened>
}
