import type { FetchedKey, RemoteKeyRequest, RemoteKeys } from '@shared/domain/remote-keys'
import type { Clock, Log } from '../ports'
import type { Download } from './download'
import { readKeys } from './read-keys'

const hourMs = 60 * 60 * 1000
/** How long an address that gave nothing is left alone, so that a flood of requests does not become one of downloads. */
const pauseMs = 60_000
const maxAddresses = 50

/** Fetches the public keys of vendors and keeps them for an hour. It is asked only where the user allowed it. */
export interface KeyFetcher {
  known(): RemoteKeys
  /** False when the address gives no key. */
  fetch(wanted: RemoteKeyRequest): Promise<boolean>
}

interface FetcherParts {
  clock: Clock
  log: Log
  download: Download
}

export function createKeyFetcher({ clock, log, download }: FetcherParts): KeyFetcher {
  const keys = new Map<string, readonly FetchedKey[]>()
  const freshUntil = new Map<string, number>()
  const underWay = new Map<string, Promise<boolean>>()

  const forgetStale = (): void => {
    const now = clock.now()
    for (const [url, until] of freshUntil) {
      if (until > now && freshUntil.size <= maxAddresses) continue
      freshUntil.delete(url)
      keys.delete(url)
    }
  }

  const fetchNow = async ({ kind, url }: RemoteKeyRequest): Promise<boolean> => {
    try {
      const found = readKeys(kind, await download(url), clock.now())
      if (found.length === 0) throw new Error('There is no valid key at the address.')
      keys.set(url, found)
      freshUntil.set(url, clock.now() + hourMs)
      return true
    } catch (error) {
      freshUntil.set(url, clock.now() + pauseMs)
      log.error('The public key of a vendor could not be fetched.', error)
      return false
    }
  }

  return {
    known() {
      forgetStale()
      return keys
    },
    fetch(wanted) {
      forgetStale()
      if (freshUntil.has(wanted.url)) return Promise.resolve(keys.has(wanted.url))
      const running = underWay.get(wanted.url)
      if (running) return running
      const started = fetchNow(wanted).finally(() => underWay.delete(wanted.url))
      underWay.set(wanted.url, started)
      return started
    },
  }
}
