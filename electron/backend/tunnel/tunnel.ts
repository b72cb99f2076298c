import type { TunnelDriverName, TunnelGap, TunnelLogLine, TunnelProbe, TunnelStatus } from '@shared/contracts/tunnel'
import type { LocalEnd } from './driver'

/** The way from the outside to the receiver, as the rest of the backend sees it. */
export interface Tunnel {
  status(): TunnelStatus
  /** The public base in force; `null` when only this computer is reached. */
  base(): string | null
  /** Every public base under which senders may know the triggers, the one in force first. */
  bases(): readonly string[]
  /** Begins once the receiver listens, and connects when that is wanted. */
  start(local: LocalEnd): void
  /** Settings or secrets have changed: connects anew when that is wanted. */
  renew(): Promise<void>
  connect(): Promise<void>
  disconnect(): Promise<void>
  /** Calls the public URL in force; `null` when there is none. */
  probe(): Promise<TunnelProbe | null>
  /** A request came by the public URL. */
  countRequest(): void
  log(): TunnelLogLine[]
  gaps(): TunnelGap[]
  /** Ends the tunnel for good; resolves after 2 s at most. */
  close(): Promise<void>
}

/** What HOOKWRIGHT_TUNNEL says; it takes the place of the settings. */
export type TunnelOverride = { driver: Exclude<TunnelDriverName, 'manual' | 'ssh'> } | { driver: 'manual'; url: string }
