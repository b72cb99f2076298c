import type { Connection } from '../contracts/connection'
import type { Trigger } from '../contracts/trigger'
import type { SecretFormat } from '../contracts/connection'
import type { Verdict } from '../contracts/verdict'
import type { CryptoPort } from './crypto-port'
import type { RemoteKeyRequest, RemoteKeys } from './remote-keys'

/** A key with its secret, as it leaves the vault for one decision. */
export interface KeySecret {
  id: string
  format: SecretFormat
  secret: string
  /** Epoch ms until which a rotated key is still accepted; `null` for the current one. */
  retiresAt: number | null
}

/** All that a decision depends on besides the request; values only, so that the same input gives the same verdict. */
export interface DecisionContext {
  trigger: Trigger
  connection: Connection
  listening: boolean
  secrets: readonly KeySecret[]
  /** The trigger's URLs without the query, as a sender may have signed them; the one in force first. */
  publicUrls: readonly string[]
  /** Epoch ms. */
  now: number
  crypto: CryptoPort
  /** Absent: none was fetched. */
  remoteKeys?: RemoteKeys | undefined
  /** Goes into the answer. */
  deliveryId: string
}

/** The verdict on a request and what the store needs to recognise a repetition of it. */
export interface Decision {
  verdict: Verdict
  eventType: string | null
  dedupe: { kind: 'delivery-id' | 'signature'; key: string } | null
  /** A secret that the vendor told in a handshake: to be kept as the trigger's key before the answer goes out. */
  capture?: { secret: string } | undefined
  /** A public key that has to be fetched before the request can be judged. */
  wants?: RemoteKeyRequest | undefined
}
