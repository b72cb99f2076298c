import type { Mistake } from '../../contracts/diagnosis'
import type { Connection, Preset } from '../../contracts/connection'
import type { CapturedRequest } from '../../contracts/delivery'
import type { Recipe } from '../../contracts/recipe'
import type { CryptoPort } from '../crypto-port'
import type { KeySecret } from '../decision'
import type { RemoteKeys } from '../remote-keys'

/** Unpacks and packs gzip; the domain has none of its own. */
export interface Compression {
  /** `null` where the bytes are no gzip, or unpack to too much. */
  unpack: (bytes: Uint8Array) => Uint8Array | null
  pack: (bytes: Uint8Array, level: number) => Uint8Array
}

/** A refused request and all that its cause is looked for in. */
export interface Subject {
  request: CapturedRequest
  connection: Connection
  preset: Preset
  config: Readonly<Record<string, string>>
  /** The trigger's own keys, the retired ones too. */
  secrets: readonly KeySecret[]
  /** Keys of other triggers, with the name of the trigger. */
  otherKeys: readonly { trigger: string; key: KeySecret }[]
  publicUrls: readonly string[]
  remoteKeys?: RemoteKeys | undefined
  /** Epoch ms at which the request came. */
  now: number
  crypto: CryptoPort
  compression?: Compression | undefined
}

/** One mistake assumed: what would be verified if it had been made. What is absent stays as it is. */
export interface Attempt {
  mistake: Mistake
  /** What would have matched, for people. */
  found: string
  recipe?: Recipe
  request?: Partial<Pick<CapturedRequest, 'method' | 'headers' | 'body'>>
  secrets?: readonly KeySecret[]
  publicUrls?: readonly string[]
  /** It has to pass as a whole, the time too. */
  isWhole?: true
}

export type Attempts = Iterable<Attempt>
