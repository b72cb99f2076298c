import type { CryptoPort } from '../crypto-port'
import type { KeySecret } from '../decision'
import type { RemoteKeys } from '../remote-keys'
import type { RequestView } from '../request-view'

/** All that judging a request by its recipe depends on. */
export interface VerifyInput {
  request: RequestView
  secrets: readonly KeySecret[]
  /** The trigger's URLs without the query, as a sender may have signed them; the one in force first. */
  publicUrls: readonly string[]
  /** Epoch ms. */
  now: number
  crypto: CryptoPort
  /** Absent: none was fetched. */
  remoteKeys?: RemoteKeys | undefined
  /** Only whether it matches is asked: no retired key or other URL is tried to explain a refusal. */
  isTrial?: true | undefined
}
