import { mebibyte } from '@shared/contracts/settings'

export interface StoreLimits {
  /** Deliveries that may wait for their commit, those in the commit under way included. */
  queuedDeliveries: number
  queuedBytes: number
  batchDeliveries: number
  batchBytes: number
  /** What is kept of requests that matched no trigger; the newest stay. */
  unmatchedDeliveries: number
  unmatchedBytes: number
  /** Samples that listening may take by itself; further ones are added by hand. */
  capturedSamplesPerTrigger: number
  backupsKept: number
  backupEveryMs: number
  /** A larger file is backed up without its deliveries, and checked at start without reading their bodies. */
  wholeFileBytes: number
  /** Pages the file may grow to; `null` leaves that to the disk. */
  maxPages: number | null
}

const day = 24 * 60 * 60 * 1000

export const defaultStoreLimits: StoreLimits = {
  queuedDeliveries: 2000,
  queuedBytes: 64 * mebibyte,
  batchDeliveries: 500,
  batchBytes: 16 * mebibyte,
  unmatchedDeliveries: 1000,
  unmatchedBytes: 64 * mebibyte,
  capturedSamplesPerTrigger: 200,
  backupsKept: 3,
  backupEveryMs: day,
  wholeFileBytes: 256 * mebibyte,
  maxPages: null,
}
