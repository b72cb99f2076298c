import type { Connection } from '@shared/contracts/connection'
import type { MadeBy } from '@shared/contracts/delivery'
import type { Trigger } from '@shared/contracts/trigger'
import type { CryptoPort } from '@shared/domain/crypto-port'
import type { KeySecret } from '@shared/domain/decision'
import type { RemoteKeyRequest, RemoteKeys } from '@shared/domain/remote-keys'
import type { Clock, Log, Random } from '../ports'
import type { NewDelivery, RecordResult, StoredDelivery } from '../storage/store'

/** All that is needed to decide about a request for one trigger. */
export interface ReceiverTarget {
  trigger: Trigger
  connection: Connection
  listening: boolean
  secrets: readonly KeySecret[]
  publicUrls: readonly string[]
  /** Public keys that are known beside the fetched ones. */
  remoteKeys?: RemoteKeys
}

/** The header by which the app's own requests are told from a vendor's. It is taken off before anything looks at the request. */
export const markHeader = 'x-hookwright-mark'

/** A request of the app's own that is under way. Nothing that it tells as a secret is kept. */
export interface Mark {
  madeBy: MadeBy
  /** It is judged as by a trigger that takes every event, and no sample is made of it. */
  isTrial: boolean
  /** Called with what was stored, before the answer goes out. */
  whenStored(delivery: StoredDelivery): void
}

export interface ReceiverDependencies {
  clock: Clock
  random: Random
  crypto: CryptoPort
  log: Log
  bodyLimitBytes(): number
  /** Synchronous: called for every request. */
  findTarget(token: string): ReceiverTarget | null
  /** Base of the public URLs in force; `null` when only this computer is reached. Synchronous: called for every request. */
  publicBase(): string | null
  /** The proof for a probe of the app's own that is under way, or `null`. `refusal` says why a delivery that came like it would be refused. */
  answerProbe(nonce: string, refusal: string | null): string | null
  /** The mark that a request carries, or `null` when it is none of the app's own. */
  findMark(text: string): Mark | null
  record(delivery: NewDelivery): Promise<RecordResult>
  /** Keeps a secret that the vendor told in a handshake; false when it could not, or may no longer, be taken. */
  keepSecret(triggerId: string, secret: string): Promise<boolean>
  /** Every public key fetched so far. Synchronous: called for requests whose scheme has such keys. */
  fetchedKeys(): RemoteKeys
  /** Fetches the public keys at an address; false when there are none. */
  fetchKeys(wanted: RemoteKeyRequest): Promise<boolean>
}

/** Where the receiver listens. `refusedPort` is the wanted port when another program holds it. */
export interface ListenResult {
  url: string
  port: number
  refusedPort: number | null
}

export interface Receiver {
  /** Listens on 127.0.0.1: on the wanted port, or any free one when it is `0` or taken. */
  listen(wantedPort: number): Promise<ListenResult>
  /** Answers 503 to new requests, waits up to `drainMs` for those under way, then closes every socket. */
  close(drainMs: number): Promise<void>
}
