import { gunzipSync, gzipSync } from 'node:zlib'
import type { Connection, EventType, Preset } from '../../../contracts/connection'
import type { CapturedRequest, RawHeaders } from '../../../contracts/delivery'
import type { Recipe } from '../../../contracts/recipe'
import type { KeySecret } from '../../decision'
import type { Compression } from '../../diagnose/attempt'
import { signRequest } from '../../signature/sign'
import { encodeUtf8 } from '../../text-codec'
import { exampleKey } from '../example-key'
import { baseUrl, makeRequest, now } from '../fixtures'
import { nodeCrypto } from '../node-crypto'
import { exampleConfig } from '../sign-sample'

/** A preset of a connection, with the event type that is sent under it. */
export interface FaultCase {
  connection: Connection
  preset: Preset
  event: EventType
}

/** What the sender does otherwise than the recipe says. */
export interface SenderChanges {
  recipe?: Recipe
  secret?: string
  privateKey?: Uint8Array | undefined
  body?: Uint8Array
  headers?: RawHeaders
  url?: string
  target?: string
  method?: string
  timestampMs?: number
}

/** A request that went wrong, and what of the trigger is otherwise. */
export interface Faulty {
  request: CapturedRequest
  secrets?: readonly KeySecret[]
  otherKeys?: readonly { trigger: string; key: KeySecret }[]
}

/**
 * One kind of mistake. `names` are the mistakes and reasons that say it; `inject` gives `null` where the recipe has nothing
 * that could go wrong so.
 */
export interface Fault {
  kind: string
  names: readonly string[]
  inject: (each: FaultCase) => Faulty | null
}

const bytesOf = ({ event }: FaultCase): Uint8Array => encodeUtf8(event.sample)

/** Signs as the sender that makes the mistake; throws where such a sender could not sign at all. */
export function send(each: FaultCase, changes: SenderChanges = {}): CapturedRequest {
  const { connection, event, preset } = each
  const key = exampleKey(preset)
  const signed = signRequest(changes.recipe ?? preset.recipe, {
    secret: key.secret.secret,
    privateKey: key.privateKey,
    body: bytesOf(each),
    headers: event.headers,
    url: baseUrl,
    timestampMs: now,
    messageId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    config: exampleConfig(connection),
    crypto: nodeCrypto,
    ...changes,
  })
  return makeRequest(signed)
}

/** The same signature, but another body arrives. */
export const deliverOther = (request: CapturedRequest, body: Uint8Array): Faulty => ({ request: { ...request, body } })

export const mapHeader = (
  request: CapturedRequest,
  name: string,
  change: (value: string) => string,
): CapturedRequest => ({
  ...request,
  headers: request.headers.map(([header, value]) => [
    header,
    header.toLowerCase() === name.toLowerCase() ? change(value) : value,
  ]),
})

/** The header that carries the credential; `null` where it stands elsewhere. */
export const headerOf = ({ preset }: FaultCase): string | null => {
  const place = preset.recipe.credential.at[0]
  return place?.from === 'header' ? place.name : null
}

const maxUnpacked = 1024 * 1024

export const nodeCompression: Compression = {
  unpack(bytes) {
    try {
      return gunzipSync(bytes, { maxOutputLength: maxUnpacked })
    } catch {
      return null
    }
  },
  pack: (bytes, level) => gzipSync(bytes, { level }),
}
