import type { Connection, EventType, Preset } from '../../contracts/connection'
import type { CapturedRequest } from '../../contracts/delivery'
import type { DecisionContext } from '../decision'
import { locateRemoteKey } from '../remote-keys'
import type { RemoteKeys } from '../remote-keys'
import { viewRequest } from '../request-view'
import { signRequest } from '../signature/sign'
import { encodeUtf8 } from '../text-codec'
import { exampleKey } from './example-key'
import { baseUrl, makeContext, makeRequest, makeTrigger, now } from './fixtures'
import { nodeCrypto } from './node-crypto'

/** One sample of a connection under one of its presets. */
export interface SampleCase {
  name: string
  connection: Connection
  preset: Preset
  event: EventType
}

/** Settings for every field that a connection asks for. */
export function exampleConfig(connection: Connection): Record<string, string> {
  return Object.fromEntries((connection.config ?? []).map(({ name }) => [name, `example-${name}`]))
}

/** The sample as the vendor would send it at a time (epoch ms). */
export function signSample({ connection, preset, event }: SampleCase, timestampMs = now): CapturedRequest {
  const key = exampleKey(preset)
  const signed = signRequest(preset.recipe, {
    secret: key.secret.secret,
    privateKey: key.privateKey,
    body: encodeUtf8(event.sample),
    headers: event.headers,
    url: baseUrl,
    timestampMs,
    messageId: 'msg_2KWPBgLlAfxdpx2AI54pPJ85f4W',
    config: exampleConfig(connection),
    crypto: nodeCrypto,
  })
  return makeRequest(signed)
}

const remoteKeysFor = (sample: SampleCase, request: CapturedRequest): RemoteKeys => {
  const { recipe } = sample.preset
  const form = 'key' in recipe ? recipe.key : ''
  if (typeof form !== 'object') return new Map()
  const place = locateRemoteKey(form, viewRequest(request))
  return new Map(place === null ? [] : [[place.url, exampleKey(sample.preset).fetched]])
}

/** A ready trigger for the sample, with its key and settings. */
export function contextFor(sample: SampleCase, request: CapturedRequest): DecisionContext {
  const { connection, event, preset } = sample
  return {
    ...makeContext(connection),
    trigger: makeTrigger(connection, {
      eventType: connection.eventTypeFrom.length === 0 ? null : event.id,
      authentication: {
        method: 'signature',
        preset: preset.id,
        headerName: 'X-API-Key',
        config: exampleConfig(connection),
      },
    }),
    secrets: [exampleKey(preset).secret],
    remoteKeys: remoteKeysFor(sample, request),
  }
}
