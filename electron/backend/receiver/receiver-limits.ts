import { mebibyte } from '@shared/contracts/settings'

/** What the receiver bears from the outside: times in ms, sizes in bytes. Tests shorten the times. */
export interface ReceiverLimits {
  /** Until the headers of a request are complete. */
  headersTimeoutMs: number
  /** Until a request is complete, body included. */
  requestTimeoutMs: number
  /** How often both are checked. */
  checkIntervalMs: number
  /** Longer than tunnels keep idle connections, so that it is never the receiver that closes one under a request. */
  keepAliveTimeoutMs: number
  /** A socket on which nothing moves in either direction. */
  socketTimeoutMs: number
  /** After this wait for the store the sender is told to try again. */
  recordTimeoutMs: number
  /** How long and how much a sender that was already refused may go on sending, so that it gets to read the answer. */
  lingerMs: number
  lingerBytes: number
  maxConnections: number
  maxRequestsPerSocket: number
  maxHeaderBytes: number
  maxHeaders: number
  /** Bodies held in memory at a time; one body of the largest allowed size always fits beside them. */
  heldBytes: number
}

export const defaultReceiverLimits: ReceiverLimits = {
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 15_000,
  checkIntervalMs: 1_000,
  keepAliveTimeoutMs: 72_000,
  socketTimeoutMs: 30_000,
  recordTimeoutMs: 8_000,
  lingerMs: 5_000,
  lingerBytes: 80 * mebibyte,
  maxConnections: 256,
  maxRequestsPerSocket: 1_000,
  maxHeaderBytes: 16 * 1024,
  maxHeaders: 100,
  heldBytes: 64 * mebibyte,
}
