import type { AppStatus, Notice, ReceiverStatus } from '@shared/contracts/status'
import type { Log, Vault } from './ports'
import type { PushQueue } from './push'
import { describeVault } from './notices'
import type { Store, StoreTotals } from './storage/store'
import type { Tunnel } from './tunnel/tunnel'
import { requestsRunOut } from './tunnel/tunnel-notices'

const refreshMs = 1000

/** The state of the app as the windows show it; every change is pushed. */
export interface LiveStatus {
  current(): AppStatus
  setReceiver(receiver: ReceiverStatus): void
  /** Shows a notice, in place of one of the same id. */
  show(notice: Notice): void
  hide(noticeId: string): void
  /** Tells the windows that something the status is made of has changed. */
  tell(): void
  /** Deliveries came or went: reads the totals again, at most once a second. */
  refreshTotals(): void
  close(): void
}

interface StatusParts {
  version: string
  store: Store
  vault: Vault
  tunnel: Pick<Tunnel, 'base' | 'status'>
  push: PushQueue
  log: Log
}

/** Reads the totals once, then keeps them fresh from the store's counters. */
export async function createLiveStatus(parts: StatusParts): Promise<LiveStatus> {
  const { store, vault, tunnel, push, log } = parts
  const notices = new Map<string, Notice>()
  let receiver: ReceiverStatus = { state: 'starting' }
  let totals: StoreTotals = await store.totals()
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const current = (): AppStatus => ({
    version: parts.version,
    receiver,
    publicBase: receiver.state === 'listening' ? (tunnel.base() ?? receiver.url) : null,
    tunnel: tunnel.status(),
    secrets: { storage: vault.storage, mustChoose: vault.mustChoose },
    stored: { deliveries: totals.deliveries, bytes: totals.bytes, unmatched: totals.unmatched },
    notices: [store.notice, describeVault(vault), requestsRunOut(tunnel.status()), ...notices.values()].filter(
      (notice) => notice !== null,
    ),
  })
  const tell = (): void => push.add({ fact: 'status.changed', status: current() })
  const refresh = async (): Promise<void> => {
    try {
      totals = await store.totals()
      tell()
    } catch (error) {
      log.error('The totals of the store could not be read.', error)
    }
  }

  return {
    current,
    tell,
    setReceiver(next) {
      receiver = next
      tell()
    },
    show(notice) {
      notices.set(notice.id, notice)
      tell()
    },
    hide(noticeId) {
      if (notices.delete(noticeId)) tell()
    },
    refreshTotals() {
      if (isClosed) return
      timer ??= setTimeout(() => {
        timer = null
        void refresh()
      }, refreshMs)
    },
    close() {
      isClosed = true
      if (timer) clearTimeout(timer)
    },
  }
}
